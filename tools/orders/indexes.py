"""Take indexes away while a year is written, and build them afterwards, two at a time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg

from tools.orders.statements import FILLED

_MEMORY = "768MB"
_FREE = """
    SELECT i.indexname, i.indexdef, i.tablename FROM pg_indexes AS i
    WHERE i.tablename = ANY(%s) AND i.schemaname = 'public'
        AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conname = i.indexname)
"""


def take_away(connection: psycopg.Connection) -> None:
    """Drop what no constraint needs; remember in the same transaction how to make it again."""
    with connection.transaction():
        connection.execute("CREATE TABLE fill.index (name text PRIMARY KEY, definition text)")
        for name, definition, _ in connection.execute(_FREE, [list(FILLED)]).fetchall():
            whole = definition.replace(" ON ONLY ", " ON ")
            connection.execute("INSERT INTO fill.index VALUES (%s, %s)", [name, whole])
            connection.execute(f'DROP INDEX "{name}"')


def build(url: str, *, is_built: Callable[[str], None]) -> None:
    """Build what is lacking; begun again after a stop, it goes on with the rest."""
    with psycopg.connect(url, autocommit=True) as connection:
        rows = connection.execute(
            "SELECT name, definition FROM fill.index WHERE to_regclass(name) IS NULL"
            " ORDER BY definition LIKE '%gin%' DESC, definition LIKE '%core_event%' DESC, name"
        ).fetchall()

    def one(row: tuple[str, str]) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"SET maintenance_work_mem = '{_MEMORY}'")
            connection.execute("SET max_parallel_maintenance_workers = 1")
            connection.execute(row[1])  # PostgreSQL wrote it
        is_built(row[0])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, rows))

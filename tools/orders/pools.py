"""The pools orders are drawn from: places, texts, callers and codes, in a schema of their own.

Words and marks are made once for each place and text by the platform's own rules, and joined by
PostgreSQL for each order; what is sealed is sealed by the platform's own cipher.
"""

import multiprocessing
import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime

import psycopg

from hotline.core.crypto.cipher import blind_index, seal
from hotline.core.six_digits import format_code
from hotline.workorders.rules.search.words import vector_of
from hotline.workorders.rules.shingles import marks
from tools.orders.matters import Story, stories
from tools.orders.people import name, phone, places

_TABLES = """
    CREATE SCHEMA fill;
    CREATE TABLE fill.place (
        id int PRIMARY KEY, place text, words tsvector, marks int[], area_id bigint);
    CREATE TABLE fill.text (
        id int PRIMARY KEY, topic text, department text, event text, demand text,
        process text, outcome text, words tsvector, marks int[], topic_id bigint,
        department_id bigint, unit text);
    CREATE TABLE fill.caller (
        id int PRIMARY KEY, name text, phone text, phone_index text, sex text, own_name text,
        own_phone text);
    CREATE TABLE fill.code (id int PRIMARY KEY, code text);
"""
_JOINED = """
    UPDATE fill.place SET area_id = a.id FROM (
        SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS m
        FROM reference_area WHERE level = 'street') AS a WHERE place.id % a.m = a.n;
    UPDATE fill.text SET topic_id = t.id FROM reference_topic AS t WHERE t.code = topic;
    UPDATE fill.text SET department_id = d.id, unit = d.name
        FROM organizations_department AS d WHERE d.code = department;
    INSERT INTO citizens_citizen (id, name, sex, is_confidential, created_at)
        SELECT id, own_name, sex, false, %(at)s FROM fill.caller;
    INSERT INTO citizens_phone (id, citizen_id, number, number_index, created_at)
        SELECT id, id, own_phone, phone_index, %(at)s FROM fill.caller;
    ANALYZE fill.place, fill.text, fill.caller, fill.code;
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each are made."""

    callers: int
    places: int
    texts: int
    codes: int

    @classmethod
    def of(cls, orders: int) -> "Sizes":
        """Return what so many orders are drawn from; a small fill is made quickly."""
        return cls(
            callers=min(500_000, max(50, orders // 8)),
            places=min(30_000, max(50, orders // 20)),
            texts=min(15_000, max(50, orders // 20)),
            codes=min(10_000, max(50, orders // 20)),
        )


def make_pools(connection: psycopg.Connection, sizes: Sizes, *, at: datetime, seed: int) -> None:
    """Make every pool in one transaction; two processes cut the words."""
    context = multiprocessing.get_context("fork")
    with connection.transaction(), ProcessPoolExecutor(2, mp_context=context) as pool:
        connection.execute(_TABLES)

        def made(
            row: Callable[..., tuple[object, ...]], given: Iterable[object]
        ) -> Iterator[tuple[object, ...]]:
            return pool.map(row, enumerate(given, 1), chunksize=500)

        _copy(
            connection, "place (id, place, words, marks)", made(_place, places(sizes.places, seed))
        )
        told = stories(sizes.texts, seed)
        columns = "id, topic, department, event, demand, process, outcome, words, marks"
        _copy(connection, f"text ({columns})", made(_text, told))
        _copy(connection, "caller", made(_caller, (seed for _ in range(sizes.callers))))
        _copy(connection, "code", made(_code, (seed for _ in range(sizes.codes))))
        for statement in _JOINED.split(";")[:-1]:
            connection.execute(statement, {"at": at} if "%(at)s" in statement else None)


def _copy(connection: psycopg.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY fill.{table} FROM STDIN") as copy:
        for each in rows:
            copy.write_row(each)


def _place(given: tuple[int, str]) -> tuple[object, ...]:
    position, place = given
    return position, place, vector_of((place,)), [*marks("place", place)]


def _text(given: tuple[int, Story]) -> tuple[object, ...]:
    position, story = given
    words = vector_of(("", story.event, story.demand))  # the gap that follows the place
    shared = [*marks("words", f"{story.event}\n{story.demand}")]
    matter = story.matter
    said = (story.event, story.demand, story.process, story.outcome)
    return position, matter.topic, matter.department, *said, words, shared


def _caller(given: tuple[int, int]) -> tuple[object, ...]:
    position, seed = given
    chance = random.Random(f"{seed}:{position}")  # noqa: S311 - made-up data
    who, number = name(chance), phone(position)
    return (
        position,
        seal(who, place="workorders_workorder.caller_name"),
        seal(number, place="workorders_workorder.caller_phone"),
        blind_index(number),
        chance.choice(("male", "female", "")),
        seal(who, place="citizens_citizen.name"),
        seal(number, place="citizens_phone.number"),
    )


def _code(given: tuple[int, int]) -> tuple[object, ...]:
    position, seed = given
    code = random.Random(f"code:{seed}:{position}").randrange(10**6)  # noqa: S311 - made-up data
    return position, seal(format_code(code), place="workorders_workorder.query_code")

"""Tables kept in parts by month (按月分区), made ahead; see ``docs/adr/0012-parts-by-month.md``.

A row whose month has no part goes to the part for the rest, so that nothing is ever refused;
when its month is made, it moves there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction

from hotline.core.months import month_after, month_of, months_between

AHEAD = 3
"""How many months after this one have their parts already."""
_MAKERS = 20_261_127
"""The lock that keeps two makers of parts apart."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A table in parts, and the column that says which month a row belongs to."""

    table: str
    column: str
    is_day: bool = False
    """The column is a day of the city, not an instant."""

    @property
    def rest(self) -> str:
        """The part for rows whose month has none."""
        return f"{self.table}_rest"

    def part(self, month: date) -> str:
        """Name the part of a month."""
        return f"{self.table}_{month:%Y_%m}"

    def bounds(self, month: date) -> tuple[str, str]:
        """Return where a month begins and ends in the city, as the column's type writes it."""
        return self._start(month), self._start(month_after(month))

    def _start(self, month: date) -> str:
        if self.is_day:
            return month.isoformat()
        zone = ZoneInfo(settings.TIME_ZONE)
        return datetime(month.year, month.month, 1, tzinfo=zone).isoformat()


EVENTS = Parted("core_event", "happened_at")


def make_ahead(tables: Iterable[Parted], *, today: date) -> list[str]:
    """Make the parts of this month and the next ones; return the names of those that are new."""
    last = month_of(today)
    for _ in range(AHEAD):
        last = month_after(last)
    return [name for each in tables for name in make_parts(each, today, last)]


def make_parts(parted: Parted, first: date, last: date) -> list[str]:
    """Make the parts of all months from the first day's to the last day's that have none."""
    has = set(parts_of(parted))
    lacking = [each for each in months_between(first, last) if parted.part(each) not in has]
    return [parted.part(each) for each in lacking if _make(parted, each)]


def parts_of(parted: Parted) -> list[str]:
    """Return the names of a table's parts, oldest month first, the rest at the end."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            " WHERE i.inhparent = %s::regclass ORDER BY c.relname",
            [parted.table],
        )
        return [str(name) for (name,) in cursor.fetchall()]


def make_rest(parted: Parted) -> None:
    """Make the part for the rows of months that have none."""
    _do(f"CREATE TABLE {parted.rest} PARTITION OF {parted.table} DEFAULT")


def _make(parted: Parted, month: date) -> bool:
    """Make one part, and move its rows there from the rest; False when another just made it."""
    part, (first, end) = parted.part(month), parted.bounds(month)
    with transaction.atomic():
        _do(f"SELECT pg_advisory_xact_lock({_MAKERS})")
        if part in parts_of(parted):
            return False
        _do(f"LOCK TABLE {parted.rest} IN ACCESS EXCLUSIVE MODE")
        _do(f"CREATE TABLE {part} (LIKE {parted.table} INCLUDING DEFAULTS INCLUDING STORAGE)")
        _do(
            f"WITH moved AS (DELETE FROM {parted.rest} WHERE {parted.column} >= '{first}'"  # noqa: S608 - our own names
            f" AND {parted.column} < '{end}' RETURNING *) INSERT INTO {part} SELECT * FROM moved"
        )
        _do(
            f"ALTER TABLE {parted.table} ATTACH PARTITION {part}"
            f" FOR VALUES FROM ('{first}') TO ('{end}')"
        )
        index_at_once(part)
    return True


def index_at_once(part: str) -> None:
    """Let the part's inverted indexes take new rows in at once, instead of a list of the latest.

    Such a list is read whole by every search, and one writer in a thousand waits while it is
    worked off.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i.indexrelid::regclass::text FROM pg_index i"
            " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam"
            " WHERE i.indrelid = %s::regclass AND a.amname = 'gin'",
            [part],
        )
        for (index,) in cursor.fetchall():
            cursor.execute(f"ALTER INDEX {index} SET (fastupdate = off)")
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])


def take_out(parted: Parted, month: date) -> None:
    """Detach a month: its rows stay in a table of the part's name and are no longer found.

    Raises:
        LookupError: the month has no part.

    """
    part = parted.part(month)
    if part not in parts_of(parted):
        raise LookupError(part)
    _do(f"ALTER TABLE {parted.table} DETACH PARTITION {part}")


def look_over(tables: Iterable[Parted]) -> None:
    """Count anew what the planner knows of each table as a whole; nothing else ever does."""
    for each in tables:
        _do(f"ANALYZE {each.table}")


def _do(statement: str) -> None:
    """Run a statement made of our own names; definitions take no parameters."""
    with connection.cursor() as cursor:
        cursor.execute(statement)

"""The journal: every event once and in order, whatever the database does."""

import asyncio
import contextlib
import errno
import os
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

import psycopg
import pytest

from callcontrol.journal import Journal
from contracts.call_events import TABLE, CallEnded, CallEntered

CREATE = f"""
    CREATE TABLE {TABLE} (
        id bigserial PRIMARY KEY, event_id uuid UNIQUE, kind text NOT NULL, call_id uuid,
        happened_at timestamptz NOT NULL, details jsonb NOT NULL,
        recorded_at timestamptz NOT NULL
    )
"""


@pytest.fixture
def database() -> Iterator[tuple[str, "psycopg.Connection[tuple[str, ...]]"]]:
    """A schema of the test's own in the session's PostgreSQL."""
    url, schema = os.environ["DATABASE_URL"], f"k_{uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
        connection.execute(f"SET search_path = {schema}".encode())
        joint = "&" if "?" in url else "?"
        yield f"{url}{joint}options=-csearch_path%3D{schema}&application_name={schema}", connection
        connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())


@contextlib.asynccontextmanager
async def carrying(journal: Journal) -> AsyncIterator[None]:
    task = asyncio.create_task(journal.run())
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    journal.close()


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not happened():  # noqa: ASYNC110 - a real database is watched
            await asyncio.sleep(0.05)


def event(caller: str) -> CallEntered:
    return CallEntered(
        event_id=uuid4(),
        call_id=uuid4(),
        happened_at=datetime.now(UTC),
        direction="inbound",
        caller=caller,
        dialled="12345",
    )


_SELECT = f"SELECT details->>'caller' FROM {TABLE} ORDER BY id".encode()  # noqa: S608 - ours


def rows(connection: "psycopg.Connection[tuple[str, ...]]") -> list[str]:
    found = connection.execute(_SELECT)
    return [row[0] for row in found]


def journal_at(directory: Path, url: str) -> Journal:
    return Journal(directory, database_url=url, clock=lambda: datetime.now(UTC))


async def test_events_recorded_before_the_table_exists_arrive_in_order(
    tmp_path: Path, database: tuple[str, "psycopg.Connection[tuple[str, ...]]"]
) -> None:
    url, connection = database
    journal = journal_at(tmp_path, url)
    async with carrying(journal):
        for number in range(450):
            journal.record(event(str(number)))
        await asyncio.sleep(0.5)
        connection.execute(CREATE.encode())
        await until(lambda: len(rows(connection)) == 450)
        assert rows(connection) == [str(number) for number in range(450)]
        await until(lambda: (tmp_path / "journal.jsonl").stat().st_size == 0)


async def test_database_that_drops_us_gets_the_rest_and_nothing_twice(
    tmp_path: Path, database: tuple[str, "psycopg.Connection[tuple[str, ...]]"]
) -> None:
    url, connection = database
    connection.execute(CREATE.encode())
    schema = url.rpartition("=")[2]
    journal = journal_at(tmp_path, url)
    async with carrying(journal):
        journal.record(event("1"))
        await until(lambda: rows(connection) == ["1"])
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            (schema,),
        )
        journal.record(event("2"))
        journal.record(event("3"))
        await until(lambda: len(rows(connection)) == 3)
    assert rows(connection) == ["1", "2", "3"]


async def test_process_killed_before_carrying_loses_nothing_and_doubles_nothing(
    tmp_path: Path, database: tuple[str, "psycopg.Connection[tuple[str, ...]]"]
) -> None:
    url, connection = database
    connection.execute(CREATE.encode())
    killed = journal_at(tmp_path, url)
    first, second = event("1"), event("2")
    killed.record(first)
    killed.record(second)
    with (tmp_path / "journal.jsonl").open("ab") as spool:
        spool.write(b'{"event_id": "cut in mid-li')
    spooled = (tmp_path / "journal.jsonl").read_bytes()
    killed.close()
    async with carrying(journal_at(tmp_path, url)):
        await until(lambda: rows(connection) == ["1", "2"])
    (tmp_path / "journal.jsonl").write_bytes(spooled)
    third = journal_at(tmp_path, url)
    third.record(event("3"))
    async with carrying(third):
        await until(lambda: rows(connection) == ["1", "2", "3"])
    assert b"cut in mid-li" in (tmp_path / "journal.rejected.jsonl").read_bytes()


async def test_row_the_database_refuses_is_set_aside_and_the_others_go_on(
    tmp_path: Path, database: tuple[str, "psycopg.Connection[tuple[str, ...]]"]
) -> None:
    url, connection = database
    connection.execute(CREATE.encode())
    connection.execute(f"ALTER TABLE {TABLE} ADD CHECK (kind <> 'call.ended')".encode())
    journal = journal_at(tmp_path, url)
    bad = CallEnded(
        event_id=uuid4(),
        call_id=uuid4(),
        happened_at=datetime.now(UTC),
        outcome="answered",
        ended_by="citizen",
    )
    for one in (event("1"), bad, event("2\0")):
        journal.record(one)
    async with carrying(journal):
        await until(lambda: rows(connection) == ["1", "2"])
    assert "call.ended" in (tmp_path / "journal.rejected.jsonl").read_text()


class FullDisk:
    """Takes ten bytes, then nothing, until there is room again."""

    def __init__(self, real: IO[bytes]) -> None:
        self.real, self.has_room, self.left = real, False, 10

    def write(self, line: bytes) -> int:
        """Write what fits."""
        if self.has_room:
            return self.real.write(line)
        if not self.left:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken, self.left = line[: self.left], 0
        return self.real.write(taken)


async def test_full_disk_loses_and_tears_no_event_and_logs_no_number(
    tmp_path: Path,
    database: tuple[str, "psycopg.Connection[tuple[str, ...]]"],
    capsys: pytest.CaptureFixture[str],
) -> None:
    url, connection = database
    connection.execute(CREATE.encode())
    journal = journal_at(tmp_path, url)
    disk = FullDisk(journal._file)
    journal._file = disk  # type: ignore[assignment]  # only its writing is asked for
    journal.record(event("13900000001"))
    journal.record(event("13900000002"))
    disk.has_room = True
    journal.record(event("13900000003"))
    journal._file = disk.real
    assert "13900000001" not in capsys.readouterr().out
    async with carrying(journal):
        await until(lambda: len(rows(connection)) == 3)
    assert rows(connection) == ["13900000001", "13900000002", "13900000003"]

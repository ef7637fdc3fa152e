"""The journal of calls: every event reaches the database once, in order, whatever is down.

An event is first appended to ``journal.jsonl``; a writer carries the file's lines into the
table and empties the file. A killed process loses nothing; a line carried twice is the same row.
"""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol

import psycopg
import structlog
from psycopg.types.json import Jsonb

from contracts.call_events import NOTIFY_CHANNEL, TABLE, CallEvent

log = structlog.get_logger(__name__)

_BATCH = 200
_LONGEST_PAUSE = 5.0
_GATHER_SECONDS = 0.03
"""One call writes several rows at once: together they are one transaction, not several."""
_INSERT = f"""
    INSERT INTO {TABLE} (event_id, kind, call_id, happened_at, details, recorded_at)
    VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (event_id) DO NOTHING
"""  # noqa: S608 - the name is a constant of ours
_COLUMNS = frozenset({"event_id", "kind", "call_id", "happened_at"})


class Recorder(Protocol):
    """Where calls and operators write what happened."""

    def record(self, event: CallEvent) -> None:
        """Keep the event; never waits, never fails the call."""


class Journal:
    """Appends to the spool at once and carries it to the database as soon as it can."""

    def __init__(
        self, directory: Path, *, database_url: str, clock: Callable[[], datetime]
    ) -> None:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = directory / "journal.jsonl"
        self._rejects = directory / "journal.rejected.jsonl"
        self._path.touch(mode=0o600)
        self._file: IO[bytes] = self._path.open("ab", buffering=0)
        spooled = self._path.read_bytes()
        if spooled and not spooled.endswith(b"\n"):
            self._file.write(b"\n")  # the last run was killed in mid-line
        self._offset = 0
        self._unwritten = b""
        self._url, self._clock = database_url, clock
        self._fresh = asyncio.Event()
        self.is_connected = False
        self.on_event: Callable[[CallEvent], None] = lambda _event: None
        """Hears every event once it is in the spool."""

    def record(self, event: CallEvent) -> None:
        """Append the event to the spool."""
        line = event.model_dump_json().replace("\\u0000", "").encode() + b"\n"
        self._unwritten += line
        try:
            while self._unwritten:
                written = self._file.write(self._unwritten) or 0
                self._unwritten = self._unwritten[written:]
        except OSError as error:  # a full disk: kept in memory and tried with the next event
            log.error(  # noqa: TRY400 - a traceback would repeat the event, with its number
                "journal_spool_failed",
                kind=event.kind,
                error=str(error),
                waiting_bytes=len(self._unwritten),
            )
        self._fresh.set()
        try:
            self.on_event(event)
        except Exception:
            log.exception("event_listener_failed", kind=event.kind)

    def close(self) -> None:
        """Close the spool; what it holds is carried by the next run."""
        self._file.close()

    async def run(self) -> None:
        """Carry the spool to the database for ever."""
        pause = 0.2
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, connect_timeout=5
                ) as connection:
                    log.info("journal_connected")
                    pause = 0.2
                    self.is_connected = True
                    await self._carry(connection)
            except (psycopg.Error, OSError) as error:
                log.warning("journal_database_away", error=str(error).strip())
            finally:
                self.is_connected = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _carry(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        while True:
            self._fresh.clear()
            while lines := self._read():
                await self._insert(connection, lines)
                self._offset += sum(len(line) for line in lines)
            self._empty()
            try:
                async with asyncio.timeout(_LONGEST_PAUSE):
                    await self._fresh.wait()
            except TimeoutError:
                await connection.execute("SELECT 1")
            else:
                await asyncio.sleep(_GATHER_SECONDS)

    def _read(self) -> list[bytes]:
        with self._path.open("rb") as spool:
            spool.seek(self._offset)
            lines: list[bytes] = []
            for line in spool:
                if not line.endswith(b"\n") or len(lines) == _BATCH:
                    break
                lines.append(line)
        return lines

    def _empty(self) -> None:
        """Nothing waits: start the file again (appends go to its new end)."""
        if self._offset and self._offset == self._path.stat().st_size:
            self._file.truncate(0)
            self._offset = 0

    async def _insert(
        self, connection: "psycopg.AsyncConnection[tuple[object, ...]]", lines: list[bytes]
    ) -> None:
        rows = [row for line in lines if (row := self._row(line)) is not None]
        try:
            async with connection.transaction():
                await connection.cursor().executemany(_INSERT, rows)
                await connection.execute(f"NOTIFY {NOTIFY_CHANNEL}")
        except (psycopg.DataError, psycopg.IntegrityError):
            for row in rows:
                await self._insert_alone(connection, row)

    async def _insert_alone(
        self, connection: "psycopg.AsyncConnection[tuple[object, ...]]", row: tuple[object, ...]
    ) -> None:
        """One damaged row must not hold up the others."""
        try:
            async with connection.transaction():
                await connection.execute(_INSERT, row)
                await connection.execute(f"NOTIFY {NOTIFY_CHANNEL}")
        except (psycopg.DataError, psycopg.IntegrityError) as error:
            self._reject(repr(row).encode(), str(error))

    def _row(self, line: bytes) -> tuple[object, ...] | None:
        try:
            event = json.loads(line)
            details = {key: value for key, value in event.items() if key not in _COLUMNS}
            head = (event["event_id"], event["kind"], event["call_id"], event["happened_at"])
        except (ValueError, KeyError, AttributeError) as error:
            self._reject(line, str(error))
            return None
        return (*head, Jsonb(details), self._clock())

    def _reject(self, line: bytes, error: str) -> None:
        log.error("journal_row_rejected", error=error)
        with self._rejects.open("ab") as rejects:
            rejects.write(line.rstrip(b"\n") + b"\n")

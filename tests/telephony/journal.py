"""What the platform wrote down: the journal's rows, and the rows of the business side."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from contracts.call_events import TABLE

Row = dict[str, Any]
PATIENCE = 25.0
POLL_SECONDS = 0.05


@dataclass
class Journal:
    """Rows written since the story began."""

    database_url: str
    since: datetime | None = None
    rows: list[Row] = field(default_factory=list)
    connection: "psycopg.AsyncConnection[Row] | None" = None

    async def __aenter__(self) -> Self:
        """Connect, and draw the line before the story's first row."""
        self.connection = await psycopg.AsyncConnection.connect(
            self.database_url, autocommit=True, row_factory=dict_row
        )
        self.since = (await self.select("SELECT clock_timestamp() AS moment"))[0]["moment"]
        return self

    async def __aexit__(self, *_exc: object) -> None:
        """Disconnect."""
        if self.connection is not None:
            await self.connection.close()

    async def select(self, query: str, *values: object) -> list[Row]:
        """Run a query of the test's own."""
        assert self.connection is not None
        return await (await self.connection.execute(query, values)).fetchall()

    async def read(self) -> None:
        """Read the journal again."""
        query = f"SELECT * FROM {TABLE} WHERE recorded_at >= %s ORDER BY happened_at, recorded_at"  # noqa: S608 - a constant
        self.rows = await self.select(query, self.since)

    def of_calls(self) -> list[Row]:
        """Rows about calls, in order."""
        return [row for row in self.rows if row["kind"].startswith("call.")]

    def call_ids(self) -> list[UUID]:
        """Every call of the story."""
        return sorted({row["call_id"] for row in self.of_calls()})

    def states_of(self, operator_id: int) -> list[str]:
        """States of one operator, in order."""
        return [
            row["details"]["state"]
            for row in self.rows
            if row["kind"] == "operator.state_changed"
            and row["details"]["operator_id"] == operator_id
        ]

    def count(self, kind: str, details: Row) -> int:
        """How many rows of a kind hold these details."""
        return sum(
            row["kind"] == kind and details.items() <= row["details"].items() for row in self.rows
        )

    async def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until the journal shows something.

        Raises:
            AssertionError: it does not, in time.

        """
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.read()
                    if is_so():
                        return
                    await asyncio.sleep(POLL_SECONDS)
        except TimeoutError:
            seen = "\n".join(f"{row['kind']} {row['details']}" for row in self.rows)
            msg = f"waited in vain for {what}; the journal holds\n{seen}"
            raise AssertionError(msg) from None

    async def until_row(self, kind: str, details: Row, *, times: int = 1) -> None:
        """Wait until the journal holds a row of a kind, as often as asked."""
        await self.until(lambda: self.count(kind, details) >= times, f"{kind} {details} x{times}")

    async def until_states(self, operator_id: int, *, count: int) -> None:
        """Wait until an operator has passed through so many states."""
        what = f"{count} states of operator {operator_id}"
        await self.until(lambda: len(self.states_of(operator_id)) >= count, what)

    async def until_absorbed(self) -> None:
        """Wait until the business side has taken every row in."""
        await self.until(lambda: all(row["absorbed_at"] for row in self.rows), "absorption")

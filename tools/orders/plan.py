"""What was asked for when a filling began, kept beside the data; a second start keeps to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import psycopg

_TABLES = (
    "CREATE TABLE fill.plan (orders int, events int, last_day date, stage text)",
    """CREATE TABLE fill.day (
        day date PRIMARY KEY, orders int, first_id bigint, is_done bool DEFAULT false)""",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much, up to which day, and how far it has come."""

    orders: int
    events: int
    last_day: date
    stage: str = "days"
    """``days``, then ``indexes``, ``sweep``, ``done``."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day to write: how many orders, and the id before its first."""

    day: date
    orders: int
    first_id: int


def find_plan(connection: psycopg.Connection) -> Plan | None:
    """Return the plan of a filling that has begun."""
    if connection.execute("SELECT to_regclass('fill.plan')").fetchone() == (None,):
        return None
    row = connection.execute("SELECT orders, events, last_day, stage FROM fill.plan").fetchone()
    return Plan(*row) if row else None


def keep_plan(connection: psycopg.Connection, plan: Plan, days: Sequence[tuple[date, int]]) -> None:
    """Keep a new plan and its days."""
    for statement in _TABLES:
        connection.execute(statement)
    first_id = 0
    for day, orders in days:
        connection.execute("INSERT INTO fill.day VALUES (%s, %s, %s)", [day, orders, first_id])
        first_id += orders
    row = [plan.orders, plan.events, plan.last_day, plan.stage]
    connection.execute("INSERT INTO fill.plan VALUES (%s, %s, %s, %s)", row)


def days_left(connection: psycopg.Connection) -> list[Day]:
    """Return the days that are not written yet, oldest first."""
    rows = connection.execute(
        "SELECT day, orders, first_id FROM fill.day WHERE NOT is_done ORDER BY day"
    )
    return [Day(*row) for row in rows.fetchall()]


def reach(connection: psycopg.Connection, stage: str) -> None:
    """Note that the filling has come to a stage."""
    connection.execute("UPDATE fill.plan SET stage = %s", [stage])

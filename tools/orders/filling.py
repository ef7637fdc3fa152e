"""Fill an empty installation with a year of orders; stopped at any point, it goes on from there."""

from collections.abc import Callable
from datetime import date, datetime, time

import psycopg

from hotline.core.months import month_after, months_between
from tools.orders.calendar import CITY, days_of_year
from tools.orders.days import SEED, write_days
from tools.orders.indexes import build, take_away
from tools.orders.plan import Plan, find_plan, keep_plan, reach
from tools.orders.pools import Sizes, make_pools
from tools.orders.statements import FILLED

Tell = Callable[[str, float], None]
"""Told what is being done, and how much of all orders is written."""
_PARTED = (
    ("core_event", " 00:00+08"),
    ("workorders_orderwords", ""),
    ("workorders_ordershingles", ""),
)


class NotEmptyError(Exception):
    """There are orders that no filling of ours wrote."""


def fill(url: str, asked: Plan, *, jobs: int, tell: Tell) -> Plan:
    """Fill the database; the city must be loaded. Return the plan that was followed.

    Raises:
        NotEmptyError: orders are there already, and no plan.

    """
    with psycopg.connect(url, autocommit=True) as connection:
        plan = find_plan(connection) or _begin(connection, asked, tell)
        if plan.stage == "days":
            write_days(url, plan, jobs, tell)
            reach(connection, "indexes")
        if plan.stage in {"days", "indexes"}:
            build(url, is_built=lambda name: tell(f"建索引 {name}", 1.0))
            reach(connection, "sweep")
        if plan.stage != "done":
            tell("统计与整理", 1.0)
            _sweep(connection)
            reach(connection, "done")
        return plan


def _begin(connection: psycopg.Connection, plan: Plan, tell: Tell) -> Plan:
    """Make parts, pools and the plan of days at once, or nothing of it."""
    if connection.execute("SELECT FROM workorders_workorder LIMIT 1").fetchone() is not None:
        msg = "the data directory holds orders that were not made up here"
        raise NotEmptyError(msg)
    tell("准备地点、诉求和来电人", 0.0)
    days = days_of_year(plan.orders, plan.last_day, SEED)
    began = datetime.combine(days[0][0], time(), CITY)
    with connection.transaction():
        make_parts(connection, plan, days[0][0])
        make_pools(connection, Sizes.of(plan.orders), at=began, seed=SEED)
        take_away(connection)
        keep_plan(connection, plan, days)
    return plan


def make_parts(connection: psycopg.Connection, plan: Plan, first: date) -> None:
    """Make the months' parts the platform has not made ahead; nothing is in them yet."""
    for month in months_between(first, plan.last_day):
        for table, midnight in _PARTED:
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table}_{month:%Y_%m} PARTITION OF {table}"
                f" FOR VALUES FROM ('{month}{midnight}') TO ('{month_after(month)}{midnight}')"
            )


def _sweep(connection: psycopg.Connection) -> None:
    """Let ids go on behind those given here, and tell the planner what there is."""
    for table in FILLED:
        if not table.startswith("workorders_order"):
            connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1))"  # noqa: S608
                f" FROM {table}"
            )
        connection.execute(f"VACUUM (ANALYZE) {table}")
    connection.execute("ANALYZE")

"""What ``bench.orders_scale`` asks with: numbers, places, words and callers that are there."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg

from tools.orders.people import phone

COMMON = ("噪音", "物业", "违停", "施工", "居民", "消防", "小区", "工资", "食品安全", "停水")
_SHOPS = ("鑫旺达", "老街坊", "万家福", "福满楼", "小渔村", "三角梅", "君和", "琼味")
_FEW = 200


@dataclass(frozen=True, slots=True)
class Samples:
    """Some of each."""

    orders: int
    events: int
    last_day: date
    numbers: list[str]
    open_numbers: list[str]
    numbers_of: dict[int, list[str]]
    places: list[str]
    phones: list[str]
    topics: list[str]
    areas: list[str]
    departments: list[int]
    """The one with the most open orders, the middle one, and the one with the fewest."""


def take_samples(url: str, chance: random.Random) -> Samples:
    """Draw them from the filled database."""
    with psycopg.connect(url) as connection:

        def column(query: str, *given: object) -> list[Any]:
            return [row[0] for row in connection.execute(query, given).fetchall()]

        plan = connection.execute("SELECT orders, last_day FROM fill.plan").fetchone()
        orders, last_day = plan or (0, date.min)
        ids = [chance.randint(1, orders) for _ in range(_FEW)]
        by_open = column(
            "SELECT department_id FROM workorders_workorder WHERE state = 'handling'"
            " GROUP BY department_id ORDER BY count(*) DESC"
        )
        departments = [by_open[0], by_open[len(by_open) // 2], by_open[-1]]
        callers = column("SELECT count(*) FROM fill.caller")[0]
        counted = (
            "SELECT sum(reltuples)::bigint FROM pg_class"
            " WHERE relname ~ '^core_event_2' AND relkind = 'r'"
        )
        number = "SELECT number FROM workorders_workorder WHERE"
        of = f"{number} department_id = %s ORDER BY id DESC LIMIT 200"
        return Samples(
            orders=orders,
            events=column(counted)[0],
            last_day=last_day,
            numbers=column(f"{number} id = ANY(%s)", ids),
            open_numbers=column(f"{number} state = 'handling' LIMIT 5000")[::25],
            numbers_of={each: column(of, each) for each in departments},
            places=column("SELECT place FROM fill.place WHERE mod(id, 150) = 3"),
            phones=[phone(chance.randint(1, callers)) for _ in range(_FEW)],
            topics=column("SELECT DISTINCT topic FROM fill.text"),
            areas=column("SELECT code FROM reference_area WHERE level = 'street'"),
            departments=departments,
        )


def a_shop(chance: random.Random) -> str:
    """Return the name of a shop: one in a hundred orders has it in its place."""
    return chance.choice(_SHOPS)

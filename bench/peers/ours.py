"""Our own orders for the comparison: filled like a city's year, asked over HTTP."""

import contextlib
import random
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg

from bench.orders import City, Operator, demand, seed
from bench.peers.contender import Ask, Contender, Text
from bench.peers.starting import answers, wait_until
from bench.platform import installation, web
from tools.fill_orders import fill_database

_TEXTS = "SELECT number, place, event, demand FROM workorders_workorder ORDER BY id"


@contextlib.contextmanager
def ours(port_base: int, orders: int) -> Iterator[tuple[Contender, list[Text]]]:
    """Fill a new installation, start its web server; yield it and the texts it holds."""
    with installation("orders-peers", port_base) as environment:
        fill_database(environment, orders=orders, events=5, jobs=2)
        crowd, city = seed(environment, 1)
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            rows = connection.execute(_TEXTS).fetchall()
        texts = [Text(*each[1:]) for each in rows]
        with web(environment) as address:
            wait_until(answers(f"{address}/api/session"), "hotline")
            yield _contender(address, crowd[0], city, [each[0] for each in rows]), texts


def _contender(address: str, who: Operator, city: City, numbers: list[str]) -> Contender:
    cookie = "; ".join(f"{name}={value}" for name, value in who.cookies.items())

    def create(text: Text) -> Ask:
        said = {"place": text.place, "event": text.event, "demand": text.demand}
        phone = f"139{random.randint(10**7, 10**8 - 1)}"
        body = {
            "idempotency_key": str(uuid4()),
            "caller": {"name": "陈静", "phone": phone},
            "demands": [demand(city) | said],
        }
        return Ask("POST", "/api/work-orders", body=body)

    def listed(**query: str) -> Ask:
        return Ask("GET", "/api/work-orders", {"tray": "all", **query})

    return Contender(
        name="hotline",
        address=address,
        create=create,
        page=listed,
        by_words=lambda words: listed(q=words),
        by_number=lambda number: listed(q=number),
        count=_count,
        numbers=numbers,
        headers={"Cookie": cookie, "X-CSRFToken": who.csrf, "Origin": address},
    )


def _count(answer: Any) -> int:
    return len(answer["items"])

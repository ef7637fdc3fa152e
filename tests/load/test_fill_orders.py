"""A made-up year is whole, is what the platform would have written, and goes on when stopped."""

import os
import random
import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

import psycopg
import pytest

from bench.kept import kept_installation
from hotline.core.crypto.cipher import blind_index, open_sealed
from hotline.workorders.rules.duplicates import Said, marks_of
from hotline.workorders.rules.search.days import marks_of as day_marks
from hotline.workorders.rules.search.departments import mark_of_department
from hotline.workorders.rules.search.words import vector_of
from runtime.testing import state_directory
from tools.orders.calendar import CITY, DAYS, days_of_year, moments
from tools.orders.drafts import Pools, drafts_of
from tools.orders.filling import NotEmptyError, fill
from tools.orders.people import phone
from tools.orders.plan import Day, Plan
from tools.orders.statements import FILLED

LAST = date(2026, 11, 23)
ORDERS = 3000
PLAN = Plan(ORDERS, 5, LAST)


class StoppedError(Exception):
    """Somebody pulled the plug."""


def _stop_at(share: float, doing: str, done: float) -> None:
    if done >= share:
        raise StoppedError(doing)


@pytest.fixture(scope="module")
def filled() -> Iterator[psycopg.Connection[Any]]:
    """Fill a city: stopped among the days, again before its indexes, then to the end."""
    data = state_directory() / f"orders-{os.getpid()}"
    try:
        with kept_installation(data, is_filling=True) as environment:
            url = environment["DATABASE_URL"]
            for share in (0.3, 1.0):
                with pytest.raises(StoppedError):
                    fill(url, PLAN, jobs=2, tell=partial(_stop_at, share))
            other = Plan(99, 1, date(2020, 1, 1))
            assert fill(url, other, jobs=2, tell=lambda *_: None).orders == ORDERS
            with psycopg.connect(url, autocommit=True) as connection:
                yield connection
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _one(connection: psycopg.Connection[Any], query: str) -> Any:
    row = connection.execute(query).fetchone()
    return row[0] if row and len(row) == 1 else row


def test_nothing_is_lost_or_doubled_by_stopping(filled: psycopg.Connection[Any]) -> None:
    counted = "SELECT count(*), count(DISTINCT number), min(id), max(id) FROM workorders_workorder"
    assert _one(filled, counted) == (ORDERS, ORDERS, 1, ORDERS)
    for table in ("workorders_orderwords", "workorders_ordershingles", "workorders_registration"):
        assert _one(filled, f"SELECT count(*) FROM {table}") == ORDERS  # noqa: S608 - our own names
    days = "SELECT count(*), sum(last) FROM workorders_numbercounter"
    assert _one(filled, days) == (DAYS, ORDERS)
    assert _one(filled, "SELECT stage FROM fill.plan") == "done"


def test_every_key_points_to_a_row(filled: psycopg.Connection[Any]) -> None:
    keys = filled.execute(
        "SELECT c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text"
        " FROM pg_constraint AS c JOIN pg_attribute AS a"
        " ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
        " WHERE c.contype = 'f' AND c.conrelid::regclass::text = ANY(%s)",
        [list(FILLED)],
    ).fetchall()
    assert len(keys) > len(FILLED)
    for table, column, target in keys:
        lost = (
            f"SELECT count(*) FROM {table} AS t WHERE t.{column} IS NOT NULL"  # noqa: S608 - our own names
            f" AND NOT EXISTS (SELECT FROM {target} AS o WHERE o.id = t.{column})"
        )
        assert _one(filled, lost) == 0, (table, column)


def test_every_index_is_back_and_ids_go_on(filled: psycopg.Connection[Any]) -> None:
    lacking = "SELECT count(*) FROM fill.index WHERE to_regclass(name) IS NULL"
    assert _one(filled, lacking) == 0
    for name in ("order_tray", "order_words", "event_by_subject", "assignment_one_lead"):
        valid = f"SELECT indisvalid FROM pg_index WHERE indexrelid = '{name}'::regclass"  # noqa: S608 - our own names
        assert _one(filled, valid) is True
    following = (
        "SELECT nextval(pg_get_serial_sequence('core_event', 'id')) > max(id) FROM core_event"
    )
    assert _one(filled, following) is True


def test_words_and_marks_are_those_the_platform_would_write(
    filled: psycopg.Connection[Any],
) -> None:
    rows = filled.execute(
        "SELECT o.place, o.event, o.demand, o.caller_phone_index, o.area_id, w.day,"
        " w.words::text, s.marks, o.department_id,"
        " (o.registered_at AT TIME ZONE 'Asia/Shanghai')::date"
        " FROM workorders_workorder AS o JOIN workorders_orderwords AS w ON w.order_id = o.id"
        " JOIN workorders_ordershingles AS s ON s.order_id = o.id AND s.day = w.day"
        " WHERE mod(o.id, 100) = 7"
    ).fetchall()
    assert len(rows) == ORDERS // 100
    for place, event, demand, index, area, day, words, marks, department, registered_on in rows:
        led = [mark_of_department(department)] if department else []
        vector = vector_of((place, event, demand), (*day_marks(day), *led))
        assert (words,) == filled.execute("SELECT %s::tsvector::text", [vector]).fetchone()
        said = Said(phone_index=index, area_id=area, place=place, event=event, demand=demand)
        assert sorted(set(marks)) == marks_of(said)
        assert day == registered_on


def test_what_is_sealed_can_be_opened(filled: psycopg.Connection[Any]) -> None:
    name, number, index, code = (
        filled.execute(
            "SELECT caller_name, caller_phone, caller_phone_index, query_code"
            " FROM workorders_workorder ORDER BY id LIMIT 1"
        ).fetchone()
        or ("",) * 4
    )
    opened = open_sealed(number, place="workorders_workorder.caller_phone")
    assert blind_index(opened) == index
    assert len(open_sealed(name, place="workorders_workorder.caller_name")) > 1
    assert open_sealed(code, place="workorders_workorder.query_code").isdigit()


def test_a_closed_order_has_as_many_events_as_asked_for(filled: psycopg.Connection[Any]) -> None:
    counted = """
        SELECT min(n), max(n) FROM (
            SELECT count(e.id) AS n FROM workorders_workorder AS o
            JOIN core_event AS e ON e.subject_id = o.number AND e.subject_type = 'work_order'
            WHERE o.closing IN ('solved', 'unreachable') GROUP BY o.id) AS c
    """
    assert _one(filled, counted) == (5, 5)
    doubled = "SELECT count(*) - count(DISTINCT id) FROM core_event"
    assert _one(filled, doubled) == 0


def test_a_database_with_other_orders_is_left_alone(filled: psycopg.Connection[Any]) -> None:
    filled.execute("ALTER SCHEMA fill RENAME TO filled")
    try:
        with pytest.raises(NotEmptyError):
            fill(filled.info.dsn, PLAN, jobs=1, tell=lambda *_: None)
    finally:
        filled.execute("ALTER SCHEMA filled RENAME TO fill")


def test_days_add_up_and_weekends_are_quieter() -> None:
    days = days_of_year(500_000, LAST, 1)
    assert (len(days), sum(count for _, count in days), days[-1][0]) == (DAYS, 500_000, LAST)
    of = {kind: [n for day, n in days if (day.weekday() > 4) is kind] for kind in (True, False)}
    assert sum(of[True]) / len(of[True]) < 0.9 * sum(of[False]) / len(of[False])


def test_a_day_is_the_same_whenever_it_is_made_up() -> None:
    day, end = Day(LAST, 200, 1000), datetime.combine(LAST + timedelta(days=1), time(), CITY)
    pools = Pools(callers=50, places=50, texts=50, codes=50)
    drafts = list(drafts_of(day, pools, end=end, seed=1))
    assert drafts == list(drafts_of(day, pools, end=end, seed=1))
    assert [each.id for each in drafts] == list(range(1001, 1201))
    for each in drafts:
        times = [at for at in each[9:15] if at is not None]
        assert times == sorted(times)
        assert all(at <= end for at in times)
        assert (each.due_at is None) is (each.state in {"closed", "handled"})


def test_moments_lie_in_the_day_in_order() -> None:
    at = moments(LAST, 100, random.Random(1))  # noqa: S311 - made-up data
    assert at == sorted(at)
    assert {each.date() for each in at} == {LAST}


def test_no_two_callers_share_a_number() -> None:
    assert len({phone(position) for position in range(100_000)}) == 100_000

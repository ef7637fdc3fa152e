"""A department's search walks its own orders only, and finds exactly what it should."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import connection

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.organizations.models import Department
from hotline.workorders import searching
from hotline.workorders.actions import mark_departments as module
from hotline.workorders.actions._words import keep_words
from hotline.workorders.actions.mark_departments import mark_departments
from hotline.workorders.actions.reassign import reassign
from hotline.workorders.models import DepartmentMarks, OrderWords, WorkOrder
from hotline.workorders.rules.search.departments import led_by, mark_of_department
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import dispatched, later, registered
from hotline.workorders.trays import TrayName, list_tray
from tests.cast import NOW, Cast

_TEXTS = {"路灯": "路灯连续三天不亮。", "水管": "水管爆裂，路灯也被淹。", "噪音": "工地噪音大。"}


def _marked(order: WorkOrder) -> str:
    """Return the departments the order's words name."""
    words = OrderWords.objects.get(order=order).words
    return " ".join(sorted(each[1:-1] for each in words.split() if each.startswith("'@d")))


def _found(who: Visitor, text: str, tray: TrayName, **filters: int) -> list[str]:
    asked = Filters(text=text, **filters)  # type: ignore[arg-type]
    return [each.number for each in list_tray(tray, who, asked, now=NOW).orders]


def _unmark(*orders: WorkOrder) -> None:
    """Make the orders such as were there before there were marks."""
    with writing(), connection.cursor() as cursor:
        for each in orders:
            cursor.execute(
                "UPDATE workorders_orderwords SET words = ts_delete(words, %s) WHERE order_id = %s",
                [mark_of_department(each.department_id or 0), each.pk],
            )
        DepartmentMarks.objects.all().delete()
        DepartmentMarks.objects.create(since=NOW.date() + timedelta(days=1))


def test_words_name_whoever_leads_the_order_now(cast: Cast) -> None:
    assert _marked(registered(cast)) == ""
    order = dispatched(cast)
    words = OrderWords.objects.get(order=order).words
    assert _marked(order) == mark_of_department(cast.urban.pk)
    other = Department.objects.exclude(pk=cast.urban.pk).filter(is_active=True)[0]
    when = later(order, 60)
    reassign(
        number=order.number,
        department_id=other.pk,
        reason="属水务职责。",
        shield_reason="属水务职责。",
        by=cast.li_qiang,
        now=when,
    )
    assert _marked(order) == mark_of_department(other.pk)
    with writing():
        order.department = cast.urban
        order.save(update_fields=["department"])
    assert OrderWords.objects.get(order=order).words == words
    with writing():
        keep_words([order])
    assert OrderWords.objects.get(order=order).words == words


@pytest.mark.parametrize("marked_days", [0, 2, None])
def test_search_finds_what_looking_at_every_order_finds(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, marked_days: int | None
) -> None:
    """Whatever part of the orders bears marks already, and wherever the walk ends."""
    monkeypatch.setattr(searching, "ONE_BY_ONE", 2)
    ages = (0, 1, 3, 40, 130)
    orders = [
        make(cast, event=event, demand="请派人修好并书面答复。", now=NOW - timedelta(days=age))
        for age, event, make in product(ages, _TEXTS.values(), (registered, dispatched))
    ]
    _unmark(*orders)
    mark_departments(now=NOW, most_days=marked_days)
    for word in (*_TEXTS, "路灯 噪音", "自来水"):
        fitting = [o for o in orders if all(each in o.event for each in word.split())]
        own = [o.number for o in fitting if o.department_id == cast.urban.pk]
        everybody = sorted((o.number for o in fitting), reverse=True)
        assert _found(cast.wang_fang, word, "all") == everybody
        assert _found(cast.zhao_min, word, "department_all") == sorted(own, reverse=True)
        assert _found(cast.sun_wei, word, "department_all") == []
        of_one = _found(cast.wang_fang, word, "all", department_id=cast.urban.pk)
        assert of_one == sorted(own, reverse=True)


def test_a_stale_mark_shows_nobody_anothers_order(cast: Cast) -> None:
    order = dispatched(cast)
    with writing(), connection.cursor() as cursor:
        department = next(iter(cast.sun_wei.department_ids))
        mark = mark_of_department(department)
        cursor.execute(
            "UPDATE workorders_orderwords SET words = array_to_tsvector(ARRAY[%s]) || words", [mark]
        )
    assert _found(cast.sun_wei, "路灯", "department_all") == []
    assert _found(cast.zhao_min, "路灯", "department_all") == [order.number]
    hidden = registered(cast, secrecy=Secrecy.RESTRICTED)
    assert hidden.number not in _found(cast.wu_qian, "路灯", "all")


def test_marking_goes_on_where_it_stopped_and_changes_nothing_twice(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    orders = [dispatched(cast, now=NOW - timedelta(days=age)) for age in (0, 0, 5)]
    registered(cast)
    words = dict(OrderWords.objects.values_list("pk", "words"))
    _unmark(*orders)
    told: list[tuple[str, int]] = []
    assert mark_departments(now=NOW, most_days=1, tell=lambda *_: None) == 2
    assert mark_departments(now=NOW, tell=lambda day, n: told.append((str(day), n))) == 1
    assert told == [(str((NOW - timedelta(days=5)).date()), 1)]
    assert mark_departments(now=NOW) == 0
    assert dict(OrderWords.objects.values_list("pk", "words")) == words
    events = Event.objects.filter(kind="orders.indexed").order_by("pk")
    assert [each.details["orders"] for each in events] == [2, 1]


def test_query_is_narrowed_to_every_department_of_a_person() -> None:
    assert led_by("'路灯'", frozenset({7, 5})) == "('路灯') & ('@d5' | '@d7')"


def test_inverted_indexes_keep_no_list_of_the_latest(cast: Cast) -> None:
    registered(cast)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE reloptions @> '{fastupdate=off}'), count(*)"
            " FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin' AND relkind = 'i'"
            " AND relname ~ '(words|marks)_idx$' AND relname ~ '^workorders_order'"
        )
        off, whole = cursor.fetchone()
    assert off == whole > 0

"""Finding orders by words, number and telephone number; who may not see does not find."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders import searching
from hotline.workorders.actions.index_orders import index_orders
from hotline.workorders.actions.urge import urge
from hotline.workorders.models import OrderWords, WorkOrder
from hotline.workorders.paging import PAGE
from hotline.workorders.rules.search.filters import Due, Filters
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.urging import Source
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import accepted, closed, dispatched, registered
from hotline.workorders.trays import TrayName, list_tray
from tests.cast import CHEN_JING, NOW, Cast


def found(
    who: Visitor, text: str = "", tray: TrayName = "all", *, days: int = 0, **filters: object
) -> list[str]:
    """Return the numbers a list shows, in its order."""
    asked = Filters(text=text, **filters)  # type: ignore[arg-type]
    page = list_tray(tray, who, asked, now=NOW + timedelta(days=days))
    return [each.number for each in page.orders]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("路灯", True),
        ("路灯连续三天不亮", True),
        ("灯", True),  # a single Han
        ("亮", True),  # the last of a sentence
        ("金贸中路1号", True),  # written with spaces in the order
        ("金贸中路 检修", True),  # the parts stand in different fields
        ("１ 号", True),  # full width
        ("门口连续", False),  # both words are there, not side by side
        ("水管", False),
        ("，", False),  # no word at all
        ("'; drop table", False),
        ("% _", False),
    ],
)
def test_order_is_found_by_its_words(cast: Cast, text: str, *, is_found: bool) -> None:
    order = registered(cast)
    assert found(cast.wang_fang, text) == ([order.number] if is_found else [])
    assert found(cast.li_qiang, text, "awaiting_dispatch") == ([order.number] if is_found else [])


def test_a_last_han_still_tells_orders_apart(cast: Cast) -> None:
    wanted = registered(cast, place="翠竹苑14栋")
    registered(cast, place="翠竹苑14号")
    assert found(cast.wang_fang, "翠竹苑14栋") == [wanted.number]
    assert found(cast.wang_fang, "14栋 路灯") == [wanted.number]


def test_order_is_found_by_number_and_by_whole_telephone_number(cast: Cast) -> None:
    order = registered(cast)
    other = registered(cast, caller=replace(CHEN_JING, phone="13800000000"))
    assert found(cast.wang_fang, order.number) == [order.number]
    for length in (4, 8):
        assert found(cast.wang_fang, order.number[:length]) == [other.number, order.number]
    assert found(cast.wang_fang, "9999") == found(cast.wang_fang, "0000") == []
    assert found(cast.wang_fang, CHEN_JING.phone) == [order.number]
    assert found(cast.wang_fang, "+86 139-0755-1234") == [order.number]
    assert found(cast.wang_fang, CHEN_JING.phone[:7]) == []
    assert found(cast.li_qiang, CHEN_JING.phone, "awaiting_dispatch") == [order.number]


def test_department_finds_its_own_orders_only_and_none_by_telephone_number(cast: Cast) -> None:
    order = dispatched(cast)
    registered(cast)
    assert found(cast.zhao_min, "路灯", "department_all") == [order.number]
    assert found(cast.sun_wei, "路灯", "department_all") == []
    assert found(cast.sun_wei, order.number, "department_all") == []
    assert found(cast.zhao_min, CHEN_JING.phone, "department_all") == []
    assert found(cast.zhao_min, CHEN_JING.phone, "department_inbox") == []


def test_hidden_order_is_not_found_by_its_words(cast: Cast) -> None:
    order = registered(cast, secrecy=Secrecy.RESTRICTED)
    assert found(cast.wu_qian, "路灯") == found(cast.wu_qian, order.number) == []
    assert found(cast.li_qiang, "路灯") == [order.number]


@pytest.mark.parametrize("one_by_one", [1500, 3, 35])
def test_pages_of_a_search_follow_on_one_another_through_days_weeks_and_years(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, one_by_one: int
) -> None:
    monkeypatch.setattr(searching, "ONE_BY_ONE", one_by_one)
    ages = [0, 0, 1, 2, 5, 20, 29, 40, 200, 500] * 4
    orders = [registered(cast, now=NOW - timedelta(days=age)) for age in ages]
    registered(cast, event="水管爆裂。", place="海甸岛", demand="请抢修水管。")
    everything = sorted((each.number for each in orders), reverse=True)
    first = list_tray("all", cast.wang_fang, Filters(text="路灯"), now=NOW)
    second = list_tray("all", cast.wang_fang, Filters(text="路灯"), first.next_cursor, now=NOW)
    assert [each.number for each in first.orders] == everything[:PAGE]
    assert [each.number for each in second.orders] == everything[PAGE:]
    assert second.next_cursor is None
    days: dict[str, Any] = {"first_day": (NOW - timedelta(days=30)).date(), "last_day": NOW.date()}
    assert found(cast.wang_fang, "路灯", **days) == found(cast.wang_fang, "路灯 灯", **days)
    assert len(found(cast.wang_fang, "路灯", **days)) == 28


def test_foreign_cursor_is_refused(cast: Cast) -> None:
    for cursor in ("x", "MTIz", "MjAyNjExfDI="):
        with pytest.raises(Invalid):
            list_tray("all", cast.wang_fang, Filters(text="路灯"), cursor, now=NOW)


def test_filters_narrow_down(cast: Cast) -> None:
    urgent = registered(cast, urgency=Urgency.URGENT)
    sent = dispatched(cast)
    done = closed(cast)
    who = cast.wang_fang
    assert found(who, urgency="urgent") == [urgent.number]
    assert found(who, states=(State.CLOSED, State.AWAITING_ACCEPTANCE)) == [
        done.number,
        sent.number,
    ]
    assert found(who, department_id=cast.urban.pk) == [sent.number]
    assert len(found(who, topic_code="01")) == len(found(who, topic_code="0101")) == 3
    assert len(found(who, area_code="460106")) == len(found(who, area_code="460106003")) == 3
    assert found(who, topic_code="02") == found(who, area_code="46") == []
    assert len(found(who, channel="phone")) == 3
    assert found(who, channel="web") == []
    assert found(who, due=Due.OVERDUE) == []
    assert found(who, due=Due.NEAR) == [urgent.number]
    assert found(who, due=Due.OVERDUE, days=1) == [urgent.number]
    assert found(who, first_day=NOW.date(), last_day=NOW.date(), text="路灯", urgency="urgent") == [
        urgent.number
    ]
    assert found(who, last_day=(NOW - timedelta(days=1)).date()) == []


def test_orders_that_were_pressed_for_are_found(cast: Cast) -> None:
    pressed = accepted(cast)
    registered(cast)
    urge(
        number=pressed.number,
        source=Source.CITIZEN,
        reason="市民再次来电询问进展。",
        by=cast.wang_fang,
        now=NOW + timedelta(hours=3),
    )
    assert found(cast.wang_fang, is_urged=True) == [pressed.number]
    assert found(cast.wang_fang, "路灯", is_urged=True) == [pressed.number]


def test_department_list_is_narrowed_by_state(cast: Cast) -> None:
    order, _ = accepted(cast), dispatched(cast)
    states = (State.HANDLING,)
    assert found(cast.zhao_min, tray="department_all", states=states) == [order.number]


def test_orders_without_words_get_them_once(cast: Cast) -> None:
    orders = [registered(cast) for _ in range(3)]
    with writing():
        OrderWords.objects.exclude(order=orders[1]).delete()
    assert found(cast.wang_fang, "路灯") == [orders[1].number]
    assert index_orders(now=NOW) == 2
    assert index_orders(now=NOW) == 0
    assert len(found(cast.wang_fang, "路灯")) == WorkOrder.objects.count() == 3
    assert Event.objects.filter(kind="orders.indexed").count() == 1

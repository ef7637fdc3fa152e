"""Looking: trays by remaining time, pages, search, what departments see, the timeline."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.tests.orders import (
    accepted,
    asked_back,
    closed,
    dispatched,
    handled,
    later,
    registered,
    submitted,
)
from tests.cast import CHEN_JING, NOW, Cast, Door, demand_body, register_body

HIDDEN = replace(CHEN_JING, is_confidential=True)


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand twenty minutes after the orders were registered."""
    frozen.shift(1200)


def _numbers(answer: tuple[int, Any]) -> list[str]:
    assert answer[0] == 200, answer
    return [each["number"] for each in answer[1]["items"]]


def test_tray_is_sorted_by_remaining_time_and_says_what_is_late(cast: Cast) -> None:
    late = registered(cast, now=NOW)
    fresh = registered(cast, now=NOW + timedelta(minutes=18))
    status, answer = Door(cast.li_qiang).get("/work-orders", tray="awaiting_dispatch")
    assert status == 200
    assert [each["number"] for each in answer["items"]] == [late.number, fresh.number]
    assert [each["remaining_seconds"] for each in answer["items"]] == [-300, 780]
    assert answer["items"][0]["due_label"] == "派单"
    assert answer["next_cursor"] is None


def test_pages_follow_each_other_without_gap_or_repeat(cast: Cast) -> None:
    made = [registered(cast, now=NOW + timedelta(seconds=n // 2)).number for n in range(65)]
    door, seen = Door(cast.li_qiang), list[str]()
    cursor: str | None = ""
    for _ in range(3):
        status, page = door.get("/work-orders", tray="awaiting_dispatch", cursor=cursor)
        assert status == 200
        seen += [each["number"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert seen == made
    assert cursor is None
    newest, cursor = list[str](), ""
    for _ in range(3):
        _, page = door.get("/work-orders", tray="all", cursor=cursor)
        newest += [each["number"] for each in page["items"]]
        cursor = page["next_cursor"]
    assert newest == made[::-1]


@pytest.mark.parametrize("cursor", ["x", "MTIz", "eHx5", "灯", "MjAyNi0xMS0yNHwxMg=="])
def test_broken_cursor_is_refused_in_chinese(cast: Cast, cursor: str) -> None:
    for tray in ("awaiting_dispatch", "all"):
        status, answer = Door(cast.li_qiang).get("/work-orders", tray=tray, cursor=cursor)
        assert status in {200, 422}
        assert status == 200 or "翻页" in answer["message"]


def test_filters_and_search(cast: Cast) -> None:
    lamp = registered(cast)
    water = registered(
        cast,
        urgency=Urgency.URGENT,
        place="海秀路 9 号",
        event="水管爆裂。",
        caller=replace(CHEN_JING, phone="13807550000"),
    )
    door = Door(cast.li_qiang)
    tray = {"tray": "awaiting_dispatch"}
    assert _numbers(door.get("/work-orders", **tray, urgency="urgent")) == [water.number]
    assert _numbers(door.get("/work-orders", **tray, q="水管")) == [water.number]
    assert _numbers(door.get("/work-orders", **tray, q="金贸")) == [lamp.number]
    assert _numbers(door.get("/work-orders", **tray, q=lamp.number)) == [lamp.number]
    assert _numbers(door.get("/work-orders", **tray, q="138-0755-0000")) == [water.number]
    assert _numbers(door.get("/work-orders", **tray, q="%")) == []
    assert _numbers(door.get("/work-orders", tray="all", department=cast.urban.pk)) == []


def test_trays_count_what_waits_for_each_role(cast: Cast) -> None:
    for make in (registered, registered, dispatched, accepted, asked_back, submitted, closed):
        make(cast)
    counts = {
        who: {each["tray"]: each["count"] for each in Door(visitor).get("/work-orders/trays")[1]}
        for who, visitor in cast.everybody().items()
        if who != "lin_admin"
    }
    assert counts["li_qiang"] == {
        "awaiting_dispatch": 2,
        "returns": 1,
        "clock_requests": 0,
        "difficult": 0,
        "letters": 0,
        "forwarded": 0,
        "messages": 0,
        "reviews": 1,
        "mine": None,
        "all": None,
    }
    pending = ("helping", "allotted", "letters", "messages")
    own: dict[str, int | None] = {f"department_{name}": 0 for name in pending}
    own |= {"department_inbox": 1, "department_handling": 1, "department_all": None}
    assert counts["zhao_min"] == own
    assert counts["sun_wei"] == {**own, "department_inbox": 0, "department_handling": 0}
    assert counts["wu_qian"] == {"messages": 0, "reviews": 1, "all": None}
    assert set(counts["wang_fang"]) == {"awaiting_dispatch", "mine", "all"}


def test_tray_of_another_role_is_refused(cast: Cast) -> None:
    assert Door(cast.zhao_min).get("/work-orders", tray="all")[0] == 403
    assert Door(cast.wang_fang).get("/work-orders", tray="department_all")[0] == 403
    assert Door(cast.lin_admin).get("/work-orders", tray="all")[0] == 403
    assert Door().get("/work-orders", tray="all")[0] == 401


def test_department_sees_only_its_own_orders(cast: Cast) -> None:
    own = dispatched(cast)
    registered(cast)
    other = registered(cast)
    moment = later(other, 3)
    dispatch(number=other.number, department_id=cast.water.pk, by=cast.li_qiang, now=moment)
    door = Door(cast.zhao_min)
    assert _numbers(door.get("/work-orders", tray="department_all")) == [own.number]
    assert _numbers(door.get("/work-orders", tray="department_inbox", q="灯")) == [own.number]
    for path in ("", "/timeline"):
        assert door.get(f"/work-orders/{other.number}{path}")[0] == 404
        assert door.get(f"/work-orders/{own.number}{path}")[0] == 200


@pytest.mark.parametrize(
    ("caller", "share", "name", "phone"),
    [
        (CHEN_JING, False, "陈静", "139****1234"),
        (CHEN_JING, True, "陈静", "13907551234"),
        (HIDDEN, False, "（保密）", ""),
        (HIDDEN, True, "（保密）", ""),
    ],
)
def test_department_sees_of_the_caller_what_the_order_allows(
    cast: Cast,
    caller: Any,
    share: bool,  # noqa: FBT001 - a column of the table
    name: str,
    phone: str,
) -> None:
    order = registered(cast, caller=caller)
    Door(cast.li_qiang).post(
        f"/work-orders/{order.number}/dispatch",
        {"department_id": cast.urban.pk, "share_phone": share},
    )
    _, seen = Door(cast.zhao_min).get(f"/work-orders/{order.number}")
    assert (seen["caller"]["name"], seen["caller"]["phone"]) == (name, phone)
    assert (seen["query_code"], seen["correlation_id"], seen["recordings"]) == ("", None, [])
    _, ours = Door(cast.leader_zhou).get(f"/work-orders/{order.number}")
    assert ours["caller"]["phone"] == CHEN_JING.phone
    assert ours["query_code"] == order.query_code


def test_detail_shows_turns_clocks_files_and_verbs(cast: Cast) -> None:
    order = submitted(cast)
    _, seen = Door(cast.wu_qian).get(f"/work-orders/{order.number}")
    verbs = [each["verb"] for each in seen["allowed_verbs"]]
    assert verbs == ["approve_result", "refuse_result", "correct"]
    assert seen["assignments"][0]["department_name"] == "市城市管理局"
    assert {each["kind"] for each in seen["deadlines"]} == {
        *("dispatch", "acceptance", "handling", "result_review"),
    }
    (result,) = seen["results"]
    assert (result["review_label"], result["attachments"][0]["name"]) == ("待审核", "现场.png")
    assert seen["area_name"] == "龙华区金贸街道"
    _, theirs = Door(cast.zhao_min).get(f"/work-orders/{order.number}")
    assert theirs["allowed_verbs"] == []


def test_timeline_tells_the_story_in_order_and_in_chinese(cast: Cast) -> None:
    order = handled(cast)
    status, entries = Door(cast.leader_zhou).get(f"/work-orders/{order.number}/timeline")
    assert status == 200
    labels = [each["label"] for each in entries]
    assert labels == ["受理工单", "派单", "签收", "提交办理结果", "审核通过"]
    assert entries[1]["details"] == [{"label": "说明", "text": "派给市城市管理局"}]
    assert entries[1]["sentence"] == "李强（派单员）派出工单：派给市城市管理局。"
    assert "13907551234" not in str(entries)
    assert "陈静" not in str(entries)


def test_sibling_orders_are_linked_for_those_who_may_see_them(cast: Cast) -> None:
    body = register_body(cast, demands=[demand_body(cast), demand_body(cast, demand="第二项。")])
    _, (first, second) = Door(cast.wang_fang).post("/work-orders", body)
    _, seen = Door(cast.wang_fang).get(f"/work-orders/{first['number']}")
    assert [each["number"] for each in seen["links"]] == [second["number"]]
    Door(cast.li_qiang).post(
        f"/work-orders/{first['number']}/dispatch", {"department_id": cast.urban.pk}
    )
    _, theirs = Door(cast.zhao_min).get(f"/work-orders/{first['number']}")
    assert theirs["links"] == []


@pytest.mark.parametrize("query", [{"tray": "awaiting_dispatch"}, {"tray": "all"}])
def test_a_long_page_asks_the_database_no_more_than_a_short_one(
    cast: Cast, query: dict[str, str]
) -> None:
    asked, door = [], Door(cast.li_qiang)
    for count in (1, 6):
        for _ in range(count):
            registered(cast)
        with CaptureQueriesContext(connection) as seen:
            answer = door.get("/work-orders", **query)
        assert len(_numbers(answer)) == (1 if count == 1 else 7)
        ours = [each["sql"] for each in seen if 'FROM "workorders_' in each["sql"]]
        assert not any('caller_phone"' in each for each in ours)
        asked.append(len(ours))
    assert asked[0] == asked[1] <= 6

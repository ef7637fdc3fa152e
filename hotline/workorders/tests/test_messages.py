"""Messages between the hotline and departments: who reads which, and what is new to whom."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection

from hotline.accounts.visitor import Visitor
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.co_handle import co_handle
from hotline.workorders.actions.read_messages import read_messages
from hotline.workorders.actions.reassign import reassign
from hotline.workorders.actions.write_message import write_message
from hotline.workorders.models import OrderMessage, WorkOrder
from hotline.workorders.rules.messages import LONGEST
from hotline.workorders.tests.orders import accepted, closed, events_of, later, registered, snapshot
from tests.cast import NOW, Cast, Door

ASKED = "请问现场是哪几盏灯不亮？"


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand two hours after the orders were registered."""
    frozen.shift(7200)


def _helped(cast: Cast) -> WorkOrder:
    order = accepted(cast)
    return co_handle(
        number=order.number,
        department_id=cast.water.pk,
        reason="请排查井盖。",
        by=cast.li_qiang,
        now=later(order, 20),
    )


def _threads(order: WorkOrder, by: Visitor) -> dict[str, list[str]]:
    status, answer = Door(by).get(f"/work-orders/{order.number}/messages")
    assert status == 200
    return {
        each["department_name"]: [one["text"] for one in each["messages"]]
        for each in answer["threads"]
    }


def _waiting(by: Visitor, tray: str) -> list[str]:
    status, page = Door(by).get("/work-orders", tray=tray)
    assert status == 200
    return [each["asked"] for each in page["items"]]


def test_a_question_waits_for_the_hotline_until_it_is_read_and_the_answer_for_the_department(
    cast: Cast,
) -> None:
    order = accepted(cast)
    path = f"/work-orders/{order.number}"
    department, hotline = Door(cast.zhao_min), Door(cast.li_qiang)
    status, seen = department.post(f"{path}/write_message", {"text": ASKED})
    assert (status, seen["threads"][0]["messages"][0]["is_ours"]) == (200, True)
    assert _waiting(cast.li_qiang, "messages") == [f"赵敏（经办人）：{ASKED}"]
    assert _waiting(cast.zhao_min, "department_messages") == []
    _, seen = hotline.get(f"{path}/messages")
    assert seen["threads"][0]["unread"] == 1
    assert _threads(order, cast.wang_fang) == {"市城市管理局": [ASKED]}
    _, seen = hotline.post(f"{path}/read_messages")
    assert seen["threads"][0]["unread"] == 0
    assert _waiting(cast.li_qiang, "messages") == []
    hotline.post(f"{path}/write_message", {"text": "三盏，都在小区东门。"})
    assert _waiting(cast.zhao_min, "department_messages") == [
        "李强（派单员）：三盏，都在小区东门。"
    ]
    _, seen = department.get(f"{path}/messages")
    first, second = seen["threads"][0]["messages"]
    assert first["read_at"] is not None
    assert second["read_at"] is None
    department.post(f"{path}/read_messages")
    assert _waiting(cast.zhao_min, "department_messages") == []
    assert events_of(order)[-4:] == [
        "workorder.message_written",
        "workorder.messages_read",
        "workorder.message_written",
        "workorder.messages_read",
    ]


def test_nobody_wrong_role_and_wrong_department_are_refused(cast: Cast) -> None:
    order = accepted(cast)
    path = f"/work-orders/{order.number}"
    before = snapshot(order)
    body = {"text": ASKED}
    assert Door().post(f"{path}/write_message", body)[0] == 401
    assert Door().get(f"{path}/messages")[0] == 401
    assert Door(cast.wang_fang).post(f"{path}/write_message", body)[0] == 403
    assert Door(cast.lin_admin).get(f"{path}/messages")[0] == 403
    assert Door(cast.sun_wei).post(f"{path}/write_message", body)[0] == 404
    assert Door(cast.sun_wei).post(f"{path}/read_messages")[0] == 404
    assert Door(cast.sun_wei).get(f"{path}/messages")[0] == 404
    for text in ("  ", "灯" * (LONGEST + 1)):
        assert Door(cast.zhao_min).post(f"{path}/write_message", {"text": text})[0] == 422
    assert snapshot(order) == before
    assert not OrderMessage.objects.exists()


def test_each_department_reads_its_own_thread_and_the_hotline_both(cast: Cast) -> None:
    order = _helped(cast)
    at = later(order, 30)
    for department, text in ((cast.urban, "给城管局"), (cast.water, "给水务局")):
        write_message(
            number=order.number, text=text, department_id=department.pk, by=cast.li_qiang, now=at
        )
    write_message(number=order.number, text="水务局答", by=cast.sun_wei, now=at)
    assert _threads(order, cast.zhao_min) == {"市城市管理局": ["给城管局"]}
    assert _threads(order, cast.sun_wei) == {"市水务局": ["给水务局", "水务局答"]}
    assert _threads(order, cast.leader_zhou) == {
        "市城市管理局": ["给城管局"],
        "市水务局": ["给水务局", "水务局答"],
    }
    assert read_messages(number=order.number, by=cast.sun_wei, now=at + timedelta(minutes=1)) == 1
    assert _waiting(cast.zhao_min, "department_messages") == ["李强（派单员）：给城管局"]


def test_who_gets_the_order_next_never_sees_what_was_written_before(cast: Cast) -> None:
    order = accepted(cast)
    write_message(number=order.number, text=ASKED, by=cast.zhao_min, now=later(order, 20))
    reassign(
        number=order.number,
        department_id=cast.water.pk,
        reason="属水务局职责。",
        by=cast.li_qiang,
        now=later(order, 30),
    )
    assert _threads(order, cast.sun_wei) == {"市水务局": []}
    assert Door(cast.zhao_min).get(f"/work-orders/{order.number}/messages")[0] == 404
    assert _threads(order, cast.li_qiang) == {"市水务局": [], "市城市管理局": [ASKED]}
    body = {"text": "晚了", "department_id": cast.urban.pk}
    status, answer = Door(cast.li_qiang).post(f"/work-orders/{order.number}/write_message", body)
    assert (status, answer["code"]) == (409, "not_now")


def test_a_unit_below_writes_in_its_departments_thread(cast: Cast) -> None:
    order = accepted(cast)
    cast.water.parent = cast.urban
    cast.water.save()
    allot(number=order.number, unit_id=cast.water.pk, by=cast.zhao_min, now=later(order, 20))
    write_message(number=order.number, text="照明所答", by=cast.sun_wei, now=later(order, 30))
    assert _threads(order, cast.zhao_min) == {"市城市管理局": ["照明所答"]}
    write_message(number=order.number, text="收到", by=cast.li_qiang, now=later(order, 40))
    assert _waiting(cast.sun_wei, "department_messages") == ["李强（派单员）：收到"]


@pytest.mark.parametrize("make", [registered, closed])
def test_without_a_department_nothing_is_written(
    cast: Cast, make: Callable[[Cast], WorkOrder]
) -> None:
    order = make(cast)
    before = snapshot(order)
    status, answer = Door(cast.li_qiang).post(
        f"/work-orders/{order.number}/write_message", {"text": ASKED}
    )
    assert (status, answer["code"]) == (409, "not_now")
    assert snapshot(order) == before


def test_reading_where_nothing_is_new_writes_nothing(cast: Cast) -> None:
    order = accepted(cast)
    write_message(number=order.number, text=ASKED, by=cast.zhao_min, now=later(order, 20))
    before = events_of(order)
    assert read_messages(number=order.number, by=cast.zhao_min, now=NOW) == 0
    assert events_of(order) == before


def test_the_words_are_sealed_at_rest_and_stay_out_of_the_log(cast: Cast) -> None:
    order = accepted(cast)
    write_message(number=order.number, text=ASKED, by=cast.zhao_min, now=later(order, 20))
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM workorders_ordermessage")
        kept = cursor.fetchone()[0]
    assert "不亮" not in kept
    _, story = Door(cast.li_qiang).get(f"/work-orders/{order.number}/timeline")
    said = [each["sentence"] for each in story if each["kind"] == "workorder.message_written"]
    assert said == ["赵敏（经办人）就工单留言。"]


def test_what_was_written_after_one_asked_stays_new(cast: Cast) -> None:
    """The reader's clock was read before the writer's, who had the order first."""
    order = accepted(cast)
    write_message(number=order.number, text=ASKED, by=cast.li_qiang, now=later(order, 60))
    assert read_messages(number=order.number, by=cast.zhao_min, now=later(order, 59)) == 0
    assert read_messages(number=order.number, by=cast.zhao_min, now=later(order, 60)) == 1

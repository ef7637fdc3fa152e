"""Notices (提醒): who is told of what, never twice, and for four visitors."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.accounts.models import RoleGrant
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.delivery import deliver, is_heard, subscriber_name
from hotline.core.eventlog import known_kinds
from hotline.core.models import Delivered, Event
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.escalate import escalate
from hotline.workorders.actions.post_notices import forget_old_notices, post_notices
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.actions.urge import urge
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.actions.write_message import write_message
from hotline.workorders.models import Notice, NoticeReading, WorkOrder
from hotline.workorders.rules.notices import TOLD_KINDS, Whom, tells_of
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.urging import Source
from hotline.workorders.subscribers import tell_whom_it_concerns
from hotline.workorders.tests.orders import (
    accepted,
    asked_back,
    dispatched,
    helped,
    later,
    registered,
    sent_back,
    submitted,
)
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")

NAME = subscriber_name(tell_whom_it_concerns)


def _tell() -> None:
    """Deliver everything that happened and was not delivered yet."""
    done = Delivered.objects.filter(subscriber=NAME).values("event_id")
    for event in Event.objects.filter(kind__in=TOLD_KINDS).exclude(pk__in=done).order_by("id"):
        deliver(event.pk, NAME)


def _bell(by: Visitor) -> list[str]:
    status, answer = Door(by).get("/notices")
    assert status == 200
    return [each["sentence"] for each in answer["notices"]]


def _unread(by: Visitor) -> int:
    return int(Door(by).get("/notices/unread")[1]["unread"])


def test_every_told_kind_is_a_known_event_and_subscribed_to() -> None:
    assert set(TOLD_KINDS) <= set(known_kinds())
    assert all(map(is_heard, TOLD_KINDS))


@pytest.mark.parametrize(
    ("kind", "details", "whom"),
    [
        ("workorder.registered", {"urgency": "urgent"}, [Whom.DISPATCHERS]),
        ("workorder.registered", {"urgency": "general"}, []),  # the tray is enough
        ("workorder.registered", {"urgency": "urgent", "source": "12345旧系统"}, []),  # imported
        ("workorder.deadline_near", {"clock": "handling", "stage": 80}, [Whom.CLOCK_HOLDERS]),
        ("workorder.deadline_near", {"clock": "handling", "stage": 50}, []),  # half is not near
        ("workorder.deadline_near", {"clock": "dispatch", "stage": 80}, []),  # not a department's
        ("workorder.deadline_passed", {"clock": "acceptance"}, [Whom.CLOCK_HOLDERS]),
        ("workorder.message_written", {"is_from_department": True}, [Whom.DISPATCHERS]),
        ("workorder.message_written", {"is_from_department": False}, [Whom.DEPARTMENT]),
        ("workorder.closed", {}, []),  # good news waits in the list
    ],
)
def test_whom_an_event_concerns(kind: str, details: dict[str, Any], whom: list[Whom]) -> None:
    assert [each.whom for each in tells_of(kind, details)] == whom


def test_no_job_is_made_for_what_nobody_is_told_of(cast: Cast) -> None:
    registered(cast)
    assert not ProcrastinateJob.objects.filter(args__subscriber=NAME).exists()
    registered(cast, urgency=Urgency.URGENT)
    job = ProcrastinateJob.objects.get(args__subscriber=NAME)
    event = Event.objects.filter(kind="workorder.registered").latest("id")
    assert job.args["event_id"] == event.pk


def test_an_event_delivered_twice_is_told_once(cast: Cast) -> None:
    dispatched(cast)
    event = Event.objects.get(kind="workorder.dispatched")
    deliver(event.pk, NAME)
    deliver(event.pk, NAME)
    post_notices(event=event, now=NOW + timedelta(minutes=6))  # past the delivery's own mark
    assert Notice.objects.filter(event_id=event.pk).count() == 1
    assert _bell(cast.zhao_min) == ["已派到本单位，请签收"]


def test_somebody_in_two_roles_is_told_once_of_one_event(cast: Cast) -> None:
    order = dispatched(cast)
    sent_back(cast, order)
    RoleGrant.objects.create(user_id=cast.wang_fang.user_id, role=Role.DISPATCHER)
    _tell()
    told = Event.objects.get(kind="workorder.send_back_approved").pk
    assert Notice.objects.filter(event_id=told).count() == 2
    found = _bell(cast.wang_fang)
    assert [each for each in found if "退单" in each] == [
        "您登记的工单被退单，将重新派单",
        "承办单位申请退单，等待审核",
    ]


def test_each_role_hears_its_own_news(cast: Cast) -> None:
    registered(cast, urgency=Urgency.URGENT)
    asked_back(cast)
    order = submitted(cast)
    hard = accepted(cast)
    escalate(number=hard.number, reason="产权不清。", by=cast.zhao_min, now=later(order, 70))
    _tell()
    assert _bell(cast.leader_zhou) == ["列为疑难件"]
    assert _bell(cast.li_qiang) == ["承办单位申请退单，等待审核", "紧急工单等待派单"]
    assert _bell(cast.wu_qian) == ["办理结果已提交，等待审核"]
    assert _bell(cast.wang_fang) == []
    assert _bell(cast.sun_wei) == []


def test_what_was_done_meanwhile_is_not_told(cast: Cast) -> None:
    dispatched(cast, urgency=Urgency.URGENT)
    _tell()
    assert _bell(cast.li_qiang) == []


def test_those_who_hold_an_order_hear_a_press(cast: Cast) -> None:
    order = helped(cast)
    urge(
        number=order.number,
        source=Source.CITIZEN,
        reason="市民再次来电。",
        by=cast.wang_fang,
        now=later(order, 60),
    )
    _tell()
    assert _bell(cast.zhao_min)[0] == _bell(cast.sun_wei)[0] == "被催办，请尽快答复"


def test_a_clock_near_its_end_is_told_to_the_department(cast: Cast) -> None:
    order = accepted(cast)
    clock = order.deadlines.get(clock="handling")
    with time_machine.travel(clock.ends_at, tick=False):
        warn_of_deadlines(now=clock.ends_at)
        for event in Event.objects.filter(kind="workorder.deadline_passed"):
            post_notices(event=event, now=event.recorded_at)
        assert _bell(cast.zhao_min) == ["已超过时限，请立即处理"]


def test_nobody_is_told_of_what_they_did(cast: Cast) -> None:
    order = accepted(cast)
    write_message(number=order.number, text="请补充。", by=cast.li_qiang, now=later(order, 30))
    write_message(number=order.number, text="已补充。", by=cast.zhao_min, now=later(order, 31))
    _tell()
    assert _bell(cast.li_qiang) == ["承办单位留言，等待回复"]
    assert _bell(cast.zhao_min)[0] == "热线中心留言，请查看"


def test_a_person_chosen_inside_a_department_is_told(cast: Cast) -> None:
    order = accepted(cast)
    allot(
        number=order.number,
        unit_id=cast.urban.pk,
        person_id=cast.zhao_min.user_id,
        by=cast.zhao_min,
        now=later(order, 20),
    )
    _tell()
    told = Notice.objects.get(kind="workorder.allotted")
    assert told.receiver == f"person:{cast.zhao_min.user_id}"


def test_an_order_that_may_not_be_seen_is_not_told_of(cast: Cast) -> None:
    order = submitted(cast)
    _tell()
    assert len(_bell(cast.wu_qian)) == 1
    set_secrecy(
        number=order.number,
        secrecy=Secrecy.RESTRICTED,
        reason="涉及举报线索。",
        by=cast.leader_zhou,
        now=later(order, 70),
    )
    assert _bell(cast.wu_qian) == []


def test_reading_is_each_readers_own(cast: Cast) -> None:
    _told_twice(cast)
    door = Door(cast.zhao_min)
    _, answer = door.get("/notices")
    newest, older = answer["notices"]
    assert answer["unread"] == 2
    assert door.post("/notices/read", {"notice_id": older["id"]})[1]["unread"] == 1
    assert [each["is_read"] for each in door.get("/notices")[1]["notices"]] == [False, True]
    status, left = door.post("/notices/read", {"through": newest["id"]})
    assert (status, left) == (200, {"unread": 0, "newest": None})


def test_what_came_after_the_list_was_shown_stays_unread(cast: Cast) -> None:
    _told_twice(cast)
    door = Door(cast.zhao_min)
    older = door.get("/notices")[1]["notices"][1]
    assert door.post("/notices/read", {"through": older["id"]})[1]["unread"] == 1


def test_four_visitors(cast: Cast) -> None:
    _told_twice(cast)
    notice = Notice.objects.order_by("id").first()
    assert notice is not None
    for path in ("/notices", "/notices/unread"):
        assert Door().get(path)[0] == 401
        assert Door(cast.lin_admin).get(path)[0] == 403
    body = {"notice_id": notice.pk}
    assert Door().post("/notices/read", body)[0] == 401
    assert Door(cast.lin_admin).post("/notices/read", body)[0] == 403
    assert Door(cast.sun_wei).post("/notices/read", body)[0] == 200  # not theirs: nothing happens
    assert not NoticeReading.objects.exists()
    assert _unread(cast.sun_wei) == 0
    assert _unread(cast.zhao_min) == 2


def test_a_notice_says_nothing_about_the_citizen(cast: Cast) -> None:
    _told_twice(cast)
    said = str(Door(cast.zhao_min).get("/notices")[1])
    assert "陈静" not in said
    assert "139" not in said


def test_old_notices_are_forgotten_with_their_readings(cast: Cast) -> None:
    _told_twice(cast)
    Door(cast.zhao_min).post("/notices/read")
    assert forget_old_notices(now=NOW + timedelta(days=29)) == 0
    assert forget_old_notices(now=NOW + timedelta(days=31)) == 2
    assert not NoticeReading.objects.exists()


def test_after_a_long_stop_old_news_is_not_told(cast: Cast) -> None:
    dispatched(cast)
    event = Event.objects.get(kind="workorder.dispatched")
    assert post_notices(event=event, now=event.recorded_at + timedelta(hours=13)) == 0
    assert not Notice.objects.exists()


def _told_twice(cast: Cast) -> list[WorkOrder]:
    orders = [dispatched(cast), dispatched(cast)]
    _tell()
    return orders

"""陈静's street lamp: one order through every desk, with both refusals, to its end."""

from datetime import timedelta
from typing import Any

from hotline.core.models import Event
from hotline.followups.models import FollowUp
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.models import Link, WorkOrder
from tests.cast import NOW, Door, demand_body, register_body
from tests.journeys.story import Story

Dialled = list[dict[str, Any]]


def test_street_lamp_from_the_call_to_the_closing(story: Story, dialled: Dialled) -> None:
    cast = story.cast
    (order,) = story.register()
    number = order["number"]
    # 派给水务局；水务局退单，派单员不同意；再退单，同意并改派城管局
    story.dispatch(number, cast.water.pk)
    assert story.send_back("sun_wei", number)["state"] == "send_back_requested"
    comment = "职责清单写明由你单位负责。"
    story.do("li_qiang", number, "refuse_send_back", comment=comment)
    assert story.state(number) == "awaiting_acceptance"
    story.send_back("sun_wei", number)
    story.do(
        *("li_qiang", number, "approve_send_back"),
        comment="路灯属城管局职责。",
        department_id=cast.urban.pk,
    )
    assert story.doors["sun_wei"].get(f"/work-orders/{number}")[0] == 404
    # 城管局签收、提交；审核退回一次，补充后通过
    story.do("zhao_min", number, "accept")
    story.submit("zhao_min", number)
    story.do("wu_qian", number, "refuse_result", missing=["staff"], comment="请写明人员。")
    assert story.state(number) == "handling"
    story.submit("zhao_min", number, staff="赵敏、王工")
    story.do("wu_qian", number, "approve_result")
    # 回访：未解决，退回再办；第二次解决，并提出新诉求
    again = story.follow_up(reached=True, solved=False, rating=2, comment="昨晚又灭了。")
    assert (again["order_state"], story.state(number)) == ("handling", "handling")
    story.submit("zhao_min", number)
    story.do("wu_qian", number, "approve_result")
    new_demand = demand_body(cast, demand="门口井盖松动，请修理。")
    done = story.follow_up(reached=True, solved=True, rating=5, new_demand=new_demand)
    assert (done["order_state"], story.state(number)) == ("closed", "closed")

    assert story.timeline(number) == [
        *("受理工单", "派单", "申请退单", "不同意退单", "申请退单"),
        *("同意退单", "派单", "签收", "提交办理结果", "审核退回", "提交办理结果", "审核通过"),
        *("生成回访任务", "拨打回访电话", "完成回访", "再次交办", "提交办理结果", "审核通过"),
        *("生成回访任务", "拨打回访电话", "关联新工单", "完成回访", "结案"),
    ]
    assert story.state(done["new_number"]) == "awaiting_dispatch"
    assert Link.objects.get().later.number == done["new_number"]
    stories = Event.objects.exclude(correlation_id=None).values_list("correlation_id", flat=True)
    assert len(set(stories)) == 1
    assert [each["reference"] for each in dialled] == [
        str(pk) for pk in FollowUp.objects.order_by("id").values_list("pk", flat=True)
    ]
    assert not WorkOrder.objects.get(number=number).deadlines.filter(stopped_at=None).exists()


def test_every_step_out_of_turn_is_refused_in_chinese_and_changes_nothing(story: Story) -> None:
    (order,) = story.register()
    number = order["number"]
    assert story.refused("wu_qian", number, "approve_result") == (
        *(409, "工单还没有派给承办单位，现在不能审核通过。"),
    )
    assert story.refused("zhao_min", number, "accept")[0] == 404
    story.dispatch(number, story.cast.urban.pk)
    assert story.refused("li_qiang", number, "dispatch", department_id=story.cast.water.pk) == (
        409,
        "工单正等承办单位签收，现在不能派单。",
    )
    assert story.refused("wang_fang", number, "dispatch", department_id=1)[0] == 403
    assert Event.objects.filter(subject_id=number).count() == 2


def test_expired_session_loses_nothing_that_was_typed(story: Story) -> None:
    body = register_body(story.cast)
    story.see("wang_fang", "/work-orders/trays")
    story.clock.shift(13 * 3600)
    door = story.doors["wang_fang"]
    status, answer = door.post("/work-orders", body)
    assert status == 401
    assert "没有丢失" in answer["message"] or "重新登录" in answer["message"]
    story.doors["wang_fang"] = Door(story.cast.wang_fang)  # signs in again, same page, same key
    status, orders = story.doors["wang_fang"].post("/work-orders", body)
    assert (status, len(orders)) == (200, 1)
    assert WorkOrder.objects.count() == 1


def test_two_tabs_of_one_browser_make_one_order(story: Story) -> None:
    body = register_body(story.cast)
    door = story.doors["wang_fang"]
    assert door.post("/work-orders", body) == door.post("/work-orders", body)
    assert WorkOrder.objects.count() == 1
    assert Event.objects.filter(kind="workorder.registered").count() == 1


def test_answered_at_once_is_tracked_by_the_citizen(story: Story) -> None:
    body = demand_body(
        story.cast, appeal_type="inquiry", direct_answer={"text": "请到政务中心 3 号窗口。"}
    )
    (order,) = story.register(demands=[body])
    assert order["state"] == "closed"
    question = {"number": order["number"], "code": order["query_code"]}
    status, seen = Door().post("/portal/track", question)
    assert (status, seen["state_label"]) == (200, "已结案")
    assert [each["label"] for each in seen["steps"]] == ["热线已受理", "热线已当场答复"]


def test_nobody_answers_three_times(story: Story, dialled: Dialled) -> None:
    (order,) = story.register()
    number = order["number"]
    story.dispatch(number, story.cast.urban.pk)
    story.do("zhao_min", number, "accept")
    story.submit("zhao_min", number)
    story.do("wu_qian", number, "approve_result")
    for attempt, hours_after in ((1, 6), (2, 24), (3, 0)):
        assert story.state(number) == "handled"
        story.follow_up(reached=False)
        assert len(dialled) == attempt
        assert story.see("zheng_jie", "/follow-ups", tray="due")["items"] == []
        story.clock.shift(hours_after * 3600)
        story.doors["zheng_jie"] = Door(story.cast.zheng_jie)  # her session ended meanwhile
    assert WorkOrder.objects.get(number=number).closing == "unreachable"


def test_late_orders_are_warned_of_and_marked(story: Story) -> None:
    (order,) = story.register()
    warn_of_deadlines(now=NOW + timedelta(minutes=13))
    warn_of_deadlines(now=NOW + timedelta(minutes=16))
    assert story.timeline(order["number"])[-2:] == ["时限预警", "超过时限"]
    story.clock.shift(16 * 60)
    (row,) = story.see("li_qiang", "/work-orders", tray="awaiting_dispatch")["items"]
    assert row["remaining_seconds"] == -60
    (tray, *_) = story.see("li_qiang", "/work-orders/trays")
    assert (tray["count"], tray["overdue"]) == (1, 1)

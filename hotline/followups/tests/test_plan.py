"""Planning: once per handled order, by event."""

from datetime import timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.core.models import Event
from hotline.followups.models import FollowUp
from hotline.followups.subscribers import plan_follow_up
from hotline.followups.tests.follow_ups import planned
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast


def test_plan_makes_a_follow_up_due_in_24_hours_in_the_orders_story(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    assert follow_up.due_at == later(order, 90) + timedelta(hours=24)
    assert follow_up.due_paused_at > follow_up.due_at
    assert follow_up.correlation_id == order.correlation_id
    assert follow_up.wording == "24 小时内回访"
    event = Event.objects.get(kind="followup.planned")
    assert (event.subject_id, event.details["number"]) == (str(follow_up.pk), order.number)


def test_plan_delivered_twice_makes_one(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    planned(order)
    assert FollowUp.objects.count() == 1
    assert Event.objects.filter(kind="followup.planned").count() == 1


def test_plan_delivered_late_for_a_reopened_order_makes_none(cast: Cast) -> None:
    order = handled(cast)
    reopen(number=order.number, reason="还没解决。", by=cast.zheng_jie, now=later(order, 100))
    plan_follow_up(Event.objects.get(kind="workorder.handled"))
    assert not FollowUp.objects.exists()


def test_approving_a_result_enqueues_the_delivery(cast: Cast) -> None:
    handled(cast)
    jobs = ProcrastinateJob.objects.filter(task_name="core.deliver_event")
    told = [each.args["subscriber"] for each in jobs]
    assert told.count("hotline.followups.subscribers.plan_follow_up") == 1

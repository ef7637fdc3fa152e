"""A voice asks (自动语音回访): rung once, answered by keys, and what it cannot do a person does."""

from collections.abc import Iterator

import pytest
import yaml
from django.conf import settings

from contracts.ivr import Flow
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups.actions.tend import tend
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.robot import FLOW, PERSON, THANKS, UNSOLVED, Heard, read_choices
from hotline.followups.subscribers import settle_voice
from hotline.followups.tests.follow_ups import planned
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.reported import START, ended, entered, report
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import handled, later
from tests.cast import CHEN_JING, Cast


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as door:
        yield door


def due(cast: Cast, **changes: str) -> tuple[WorkOrder, FollowUp]:
    """Return an order whose follow-up the plan gives to the voice."""
    order = handled(cast, **changes)
    follow_up = planned(order)
    with writing():
        FollowUp.objects.filter(pk=follow_up.pk).update(channel="robot")
    return order, follow_up


def asked(cast: Cast) -> tuple[WorkOrder, FollowUp]:
    order, follow_up = due(cast)
    tend(now=later(order, 95))
    follow_up.refresh_from_db()
    return order, follow_up


def over(
    follow_up: FollowUp,
    *steps: tuple[str, str],
    is_spoken: bool = False,
    outcome: str = "left_in_flow",
) -> None:
    """Let call control tell of the call, and the news travel."""
    assert follow_up.asked_at is not None
    assert follow_up.asked_by is not None
    call, since = follow_up.asked_by, (follow_up.asked_at - START).total_seconds()
    reference = str(follow_up.pk)
    outbound = {"direction": "outbound", "dialled": "12345", "caller": CHEN_JING.phone}
    entered(since, call_id=call, purpose="robot", reference=reference, **outbound)
    for step, key in steps:
        words = {"flow": FLOW, "step": step, "step_kind": "menu", "choice": key}
        report("call.step_reached", since + 20, call_id=call, is_spoken=is_spoken, **words)
    ended(since + 40, call_id=call, outcome=outcome)
    assert absorb_waiting(now=follow_up.asked_at).parked == 0
    settle_voice(Event.objects.get(kind="robot_call.over", subject_id=str(call)))
    follow_up.refresh_from_db()


def test_the_voice_rings_once_and_its_rating_closes_the_order(
    cast: Cast, callcontrol: FakeCallControl
) -> None:
    order, follow_up = asked(cast)
    tend(now=later(order, 96))
    ((path, _, body),) = callcontrol.asked
    assert (path, body["flow"], body["number"]) == ("/commands/robot_call", FLOW, CHEN_JING.phone)
    assert body["call_id"] == str(follow_up.asked_by)
    over(follow_up, ("solved", ""), ("rating", "1"), (THANKS, "4"))
    order.refresh_from_db()
    assert (follow_up.outcome, follow_up.rating, follow_up.rated_by) == ("solved", 4, "robot")
    assert (follow_up.completed_by_id, follow_up.completed_by_label) == (None, "市民")
    assert (order.state, order.closing) == ("closed", "solved")


def test_a_rating_that_was_said_says_so(cast: Cast, callcontrol: FakeCallControl) -> None:
    del callcontrol
    _, follow_up = asked(cast)
    over(follow_up, ("solved", ""), ("rating", "1"), (THANKS, "5"), is_spoken=True)
    assert (follow_up.outcome, follow_up.rating) == ("solved", 5)
    assert follow_up.comment == "市民在自动语音中说（语音识别）：评分 5"


def test_unsolved_goes_back_to_the_department(cast: Cast, callcontrol: FakeCallControl) -> None:
    del callcontrol
    order, follow_up = asked(cast)
    over(follow_up, ("solved", ""), (UNSOLVED, "2"))
    order.refresh_from_db()
    assert (follow_up.outcome, order.state) == ("unsolved", "handling")
    assert "自动语音" in Event.objects.get(kind="workorder.reopened").details["note"]


@pytest.mark.parametrize("steps", [((("solved", "")),), (("solved", ""), (PERSON, "0"))])
def test_who_wants_a_person_or_presses_nothing_is_called(
    cast: Cast, callcontrol: FakeCallControl, steps: tuple[tuple[str, str], ...]
) -> None:
    del callcontrol
    _, follow_up = asked(cast)
    over(follow_up, *steps)
    assert (follow_up.state, follow_up.channel, follow_up.asked_at) == (State.DUE, "call", None)
    assert follow_up.unreached == 0


def test_nobody_picked_up_counts_as_a_call_that_reached_nobody(
    cast: Cast, callcontrol: FakeCallControl
) -> None:
    del callcontrol
    order, follow_up = asked(cast)
    over(follow_up, outcome="not_reached")
    assert (follow_up.state, follow_up.channel, follow_up.unreached) == (State.DUE, "call", 1)
    assert follow_up.next_at is not None
    assert follow_up.next_at > later(order, 95)


@pytest.mark.parametrize(("code", "channel"), [("no_flow", "call"), ("trunk_full", "robot")])
def test_a_refusal_that_lasts_turns_to_a_person(
    cast: Cast, callcontrol: FakeCallControl, code: str, channel: str
) -> None:
    callcontrol.answer = {"ok": False, "code": code, "message": "不行"}
    _, follow_up = asked(cast)
    assert (follow_up.channel, follow_up.asked_at) == (channel, None)
    assert not FollowUpAttempt.objects.exists()


def test_call_control_that_is_away_is_asked_again(cast: Cast) -> None:
    _, follow_up = asked(cast)
    assert (follow_up.channel, follow_up.asked_at) == ("robot", None)


def test_several_orders_of_one_citizen_are_spoken_of_by_a_person(
    cast: Cast, callcontrol: FakeCallControl
) -> None:
    due(cast)
    order, _ = due(cast, event="没有水。")
    tend(now=later(order, 95))
    assert callcontrol.asked == []
    assert set(FollowUp.objects.values_list("channel", flat=True)) == {"call"}


def test_a_call_whose_end_nobody_told_is_given_to_a_person(
    cast: Cast, callcontrol: FakeCallControl
) -> None:
    del callcontrol
    order, follow_up = asked(cast)
    tend(now=later(order, 95 + 16))
    follow_up.refresh_from_db()
    assert (follow_up.channel, follow_up.asked_at) == ("call", None)


def test_keys_mean_what_the_citys_flow_asks() -> None:
    file = settings.BASE_DIR / "cities" / "haikou" / "telephony.yaml"
    flows = yaml.safe_load(file.read_text(encoding="utf-8"))["flows"]
    flow = Flow.model_validate(next(each for each in flows if each["name"] == FLOW))
    assert {THANKS, UNSOLVED, PERSON} <= {each.id for each in flow.steps}
    assert read_choices([["solved", ""], ["rating", "1"], [THANKS, "5"]]).rating == 5
    assert read_choices([["solved", ""], [UNSOLVED, "2"]]).heard is Heard.UNSOLVED
    assert read_choices([[THANKS, ""]]).heard is Heard.NOTHING
    assert read_choices([]).heard is Heard.NOTHING

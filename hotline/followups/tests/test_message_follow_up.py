"""Asking by message: one question at a time, an answer taken once, a call when none comes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hotline.contacts.rules.channels import Channel as ContactChannel
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups import asking
from hotline.followups.actions.complete import complete
from hotline.followups.actions.take_reply import take_reply
from hotline.followups.actions.tend import tend
from hotline.followups.models import FollowUp
from hotline.followups.plan_file import read_plan
from hotline.followups.rules.outcomes import Answers
from hotline.followups.subscribers import read_reply
from hotline.followups.tests.follow_ups import dialled, planned
from hotline.messaging.actions.receive import receive
from hotline.messaging.models import CitizenNotice, OptOut
from hotline.messaging.tests.letters import incoming
from hotline.messaging.tests.notices import templates
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import handled, later
from tests.cast import CHEN_JING, Cast

NOBODY = Answers(reached=False, solved=None, rating=None, comment="")


@pytest.fixture(autouse=True)
def _texting(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site has an account for short messages, and its templates."""
    del cast
    templates()
    monkeypatch.setattr(asking, "is_open", lambda channel, *_: channel == "sms")


def asked(cast: Cast, **changes: Any) -> tuple[WorkOrder, FollowUp]:
    """Return an order whose citizen was asked by message."""
    order = handled(cast, **changes)
    follow_up = planned(order)
    with writing():
        FollowUp.objects.filter(pk=follow_up.pk).update(channel="message")
    tend(now=later(order, 95))
    follow_up.refresh_from_db()
    return order, follow_up


def answer(
    text: str, order: WorkOrder, minute: int = 120, *, peer: str = CHEN_JING.phone
) -> FollowUp | None:
    wanted: dict[str, Any] = {"channel": ContactChannel.SMS, "peer": peer, "thread": peer}
    wanted |= {"text": text, "external_id": f"m-{text}-{minute}"}
    got = receive(incoming(**wanted), now=later(order, minute))
    return take_reply(message_id=got.message.pk, now=later(order, minute))


def test_the_question_goes_out_once_and_a_digit_closes_the_order(cast: Cast) -> None:
    order, follow_up = asked(cast)
    assert follow_up.asked_at == later(order, 95)
    tend(now=later(order, 96))
    (notice,) = CitizenNotice.objects.all()
    assert order.number in notice.text
    assert "4 未解决" in notice.text
    done = answer("１", order)
    assert done is not None
    order.refresh_from_db()
    assert (done.outcome, done.rating, done.rated_by) == ("solved", 4, "message")
    assert (done.completed_by_id, done.completed_by_label) == (None, "市民")
    assert (order.state, order.closing) == ("closed", "solved")
    event = Event.objects.get(kind="followup.completed")
    assert (event.actor_id, event.actor_label, event.details["way"]) == (None, "市民", "message")
    conversation_closed = Event.objects.get(kind="conversation.closed")
    assert conversation_closed.details["closing"] == "no_demand"


def test_unsolved_by_message_goes_back_to_the_department_with_the_words(cast: Cast) -> None:
    order, _ = asked(cast)
    done = answer("4 灯昨晚又灭了", order)
    order.refresh_from_db()
    assert done is not None
    assert (done.outcome, order.state) == ("unsolved", "handling")
    assert "灯昨晚又灭了" in Event.objects.get(kind="workorder.reopened").details["note"]


def test_a_second_a_late_and_an_odd_answer_are_left_to_the_operators(cast: Cast) -> None:
    order, _ = asked(cast)
    assert answer("我要反映别的事", order, 110) is None
    assert FollowUp.objects.get().state == "due"
    assert answer("2", order, 120) is not None
    assert answer("4", order, 130) is None  # the first answer stands
    order.refresh_from_db()
    assert order.state == "closed"
    assert not Event.objects.filter(kind="conversation.closed").exists()  # it holds another matter


def test_an_answer_delivered_twice_is_taken_once(cast: Cast) -> None:
    order, _ = asked(cast)
    assert answer("1", order) is not None
    for event in Event.objects.filter(kind="message.received"):
        read_reply(event)
    assert Event.objects.filter(kind="followup.completed").count() == 1


def test_somebody_elses_digit_answers_nothing(cast: Cast) -> None:
    order, _ = asked(cast)
    assert answer("1", order, peer="13700001111") is None
    assert FollowUp.objects.get().state == "due"


def test_two_orders_of_one_citizen_are_asked_one_after_the_other(cast: Cast) -> None:
    order, first = asked(cast)
    _, second = asked(cast, event="井盖松动。")
    assert (first.asked_at is None, second.asked_at is None) == (False, True)
    done = answer("1", order, 110)
    assert done == first
    tend(now=later(order, 115))
    second.refresh_from_db()
    assert second.asked_at is not None


def test_without_an_answer_a_person_calls(cast: Cast) -> None:
    order, follow_up = asked(cast)
    tend(now=later(order, 95) + timedelta(hours=23))
    follow_up.refresh_from_db()
    assert follow_up.channel == "message"
    tend(now=later(order, 95) + timedelta(hours=24))
    follow_up.refresh_from_db()
    assert (follow_up.channel, follow_up.state, follow_up.asked_at) == ("call", "due", None)
    assert Event.objects.get(kind="followup.turned").details["channel"] == "call"


def test_nothing_is_sent_at_night(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    with writing():
        FollowUp.objects.filter(pk=follow_up.pk).update(channel="message")
    for hours in (11, 13, 20):  # 21:00, 23:00 and 6:00 in the city
        tend(now=later(order, 0) + timedelta(hours=hours))
    assert not CitizenNotice.objects.exists()


def test_who_wants_no_messages_is_called(cast: Cast) -> None:
    _, first = asked(cast)
    notice = CitizenNotice.objects.get()
    with writing():
        OptOut.objects.create(channel="sms", peer_index=notice.peer_index, since=first.planned_at)
        FollowUp.objects.filter(pk=first.pk).update(asked_at=None, asked_by=None)
    tend(now=first.planned_at + timedelta(minutes=15))
    first.refresh_from_db()
    assert (first.channel, first.asked_at) == ("call", None)


def test_after_three_calls_a_message_asks_and_silence_ends_it_by_the_named_rule(
    cast: Cast,
) -> None:
    order = handled(cast)
    follow_up = planned(order)
    for attempt in (1, 2, 3):
        dialled(follow_up, by=cast.zheng_jie)
        tried = complete(
            follow_up_id=follow_up.pk,
            answers=NOBODY,
            by=cast.zheng_jie,
            now=later(order, 100 + attempt),
        )
    assert (tried.state, tried.channel, tried.is_last_resort) == ("due", "message", True)
    tend(now=later(order, 110))
    assert CitizenNotice.objects.count() == 1
    tend(now=later(order, 110) + timedelta(hours=24))
    follow_up.refresh_from_db()
    order.refresh_from_db()
    rule = read_plan(Path("cities/haikou/followups.yaml")).unreached.label
    assert (follow_up.outcome, follow_up.ended_by_rule) == ("unreachable", rule)
    assert (order.state, order.closing) == ("closed", "unreachable")


def test_what_nobody_tried_never_ends_by_itself(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    assert tend(now=later(order, 0) + timedelta(days=30)) == 0
    follow_up.refresh_from_db()
    assert follow_up.state == "due"
    dialled(follow_up, by=cast.zheng_jie)
    complete(follow_up_id=follow_up.pk, answers=NOBODY, by=cast.zheng_jie, now=later(order, 100))
    tend(now=later(order, 0) + timedelta(days=30))
    follow_up.refresh_from_db()
    assert follow_up.ended_by_rule == "超过 7 天仍未联系上"

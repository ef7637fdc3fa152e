"""Supervision: a numbered letter, one at a time, its reply, its end."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.lift_supervision import lift_supervision
from hotline.workorders.actions.reply_supervision import reply_supervision
from hotline.workorders.actions.supervise import supervise
from hotline.workorders.actions.withdraw import withdraw
from hotline.workorders.models import Supervision
from hotline.workorders.rules.supervision import Level, letter_number
from hotline.workorders.rules.withdrawal import Said
from hotline.workorders.tests.attention import DEMAND, supervised
from hotline.workorders.tests.orders import accepted, dispatched, events_of, later, snapshot
from tests.cast import Cast


def test_letters_are_numbered_without_gaps(cast: Cast) -> None:
    first = supervised(cast, accepted(cast))
    second = supervised(cast, dispatched(cast), level=Level.RED)
    assert [first.letter, second.letter] == ["热线督〔2026〕0001号", "热线督〔2026〕0002号"]
    assert (second.order.supervision_level, second.department) == ("red", cast.urban)
    assert events_of(first.order)[-1] == "workorder.supervised"
    assert letter_number(2027, 12) == "热线督〔2027〕0012号"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"leader": " "}, "leader"),
        ({"reason": ""}, "reason"),
        ({"days": 0}, "reply_by"),
        ({"days": 31}, "reply_by"),
    ],
)
def test_incomplete_letter_is_refused_and_changes_nothing(
    cast: Cast, changes: dict[str, str | int], field: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        supervise(
            number=order.number,
            level=Level.YELLOW,
            leader=str(changes.get("leader", "王副主任")),
            reason=str(changes.get("reason", DEMAND)),
            reply_by=later(order, 100) + timedelta(days=int(changes.get("days", 3))),
            by=cast.leader_zhou,
            now=later(order, 100),
        )
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before
    assert not Supervision.objects.exists()


def test_second_letter_waits_for_the_first_to_be_lifted(cast: Cast) -> None:
    order = accepted(cast)
    supervised(cast, order)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        supervised(cast, order, minute=110, level=Level.BLACK)
    assert refusal.value.code == "already_done"
    assert snapshot(order) == before
    lift_supervision(
        number=order.number, reason="已落实。", by=cast.leader_zhou, now=later(order, 120)
    )
    assert supervised(cast, order, minute=130, level=Level.BLACK).serial == 2


def test_department_replies_once_and_late_is_late(cast: Cast) -> None:
    order = accepted(cast)
    letter = supervised(cast, order, reply_by=later(order, 160))
    reply_supervision(
        number=order.number, reason="已组织抢修。", by=cast.zhao_min, now=later(order, 161)
    )
    letter.refresh_from_db()
    assert (letter.reply, letter.replied_by_label) == ("已组织抢修。", cast.zhao_min.actor_label)
    event = Event.objects.get(kind="workorder.supervision_replied")
    assert event.details["is_late"] is True
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        reply_supervision(
            number=order.number, reason="再补充。", by=cast.zhao_min, now=later(order, 170)
        )
    assert refusal.value.code == "already_done"
    assert snapshot(order) == before


def test_nothing_is_answered_or_lifted_without_a_letter_or_a_word(cast: Cast) -> None:
    order = accepted(cast)
    before = snapshot(order)
    for act, who in ((reply_supervision, cast.zhao_min), (lift_supervision, cast.li_qiang)):
        with pytest.raises(Refusal) as refusal:
            act(number=order.number, reason="已落实。", by=who, now=later(order, 90))
        assert refusal.value.code == "already_done"
    assert snapshot(order) == before
    supervised(cast, order)
    before = snapshot(order)
    for act, who in ((reply_supervision, cast.zhao_min), (lift_supervision, cast.li_qiang)):
        with pytest.raises(Refusal) as refusal:
            act(number=order.number, reason="  ", by=who, now=later(order, 110))
        assert set(refusal.value.fields) == {"reason"}
    assert snapshot(order) == before


def test_supervision_ends_with_the_order_and_its_mark_stays(cast: Cast) -> None:
    order = accepted(cast)
    letter = supervised(cast, order)
    closed = withdraw(
        number=order.number,
        said_by=Said.PHONE,
        words="不用办了。",
        by=cast.wang_fang,
        now=later(order, 200),
    )
    letter.refresh_from_db()
    assert (letter.lifted_because, closed.supervision_level) == ("随工单结案", "yellow")

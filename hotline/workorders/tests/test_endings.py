"""However an order ends, everything that belonged to it ends with it, and nobody else is lost."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.guarded import writing
from hotline.workorders.actions.ask_relay import ask_relay
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.use_relay import use_relay
from hotline.workorders.family_queries import parts_of
from hotline.workorders.models import (
    Allotment,
    Assignment,
    ClockRequest,
    Deadline,
    Difficulty,
    RelayPass,
    SendBack,
    Supervision,
    WorkOrder,
)
from hotline.workorders.rules.registration import Caller
from hotline.workorders.rules.workflow import TABLE, State, Verb
from hotline.workorders.tests.acts import act_of, filled_in, player
from hotline.workorders.tests.attention import supervised
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import (
    IN_STATE,
    REPEATED,
    asked_to_extend,
    helped,
    later,
    registered,
    sent_back,
    splitted,
)
from tests.cast import Cast

ENDINGS = sorted(
    (state, verb) for (state, verb), row in TABLE.items() if row.next_state == "closed"
)
LIN = Caller(name="林芳", phone="13700001111")
END = 500


def _end(cast: Cast, order: WorkOrder, state: State, verb: Verb) -> None:
    by, now = player(cast, verb, state), later(order, END)
    filled_in(cast, order, verb, by=by, now=now)(by=by, now=now)
    order.refresh_from_db()


def test_every_ending_is_known_here() -> None:
    assert {verb for _, verb in ENDINGS} == {
        Verb.ANSWER_DIRECTLY,
        Verb.ANSWER_UNIFIED,
        Verb.CLOSE,
        Verb.WITHDRAW,
    }


@pytest.mark.parametrize(("state", "verb"), ENDINGS)
def test_nothing_of_an_ended_order_stays_open(cast: Cast, state: State, verb: Verb) -> None:
    order = IN_STATE[state](cast)
    same, other = registered(cast), registered(cast, caller=LIN)
    for each in (same, other):
        _merge(cast, each, order)
    _end(cast, order, state, verb)
    assert (order.state, order.due_at, order.is_difficult) == ("closed", None, False)
    _assert_nothing_open(order)
    same.refresh_from_db()
    other.refresh_from_db()
    assert (same.state, same.closing) == ("closed", "with_main")
    _assert_nothing_open(same)
    assert other.state == ("handled" if verb is Verb.CLOSE else "awaiting_dispatch")
    for each in (order, same, other):
        check_order(each)


def _merge(cast: Cast, order: WorkOrder, main: WorkOrder) -> None:
    """Merge into the main one, also where that was done before it came so far."""
    if main.state in {State.SPLIT, State.HANDLED}:
        before = registered(cast)
        _merge(cast, order, before)
        with writing():
            order.merge.main = main
            order.merge.save(update_fields=["main"])
        return
    merge(
        number=order.number,
        other=main.number,
        reason=REPEATED,
        by=cast.li_qiang,
        now=later(order, 100),
    )
    order.refresh_from_db()


def _assert_nothing_open(order: WorkOrder) -> None:
    assert not Deadline.objects.filter(order=order, stopped_at__isnull=True).exists()
    assert not Deadline.objects.filter(order=order, suspended_at__isnull=False).exists()
    assert not Assignment.objects.filter(order=order, ended_at__isnull=True).exists()
    steps = Allotment.objects.filter(assignment__order=order)
    assert not steps.filter(ended_at__isnull=True).exists()
    assert not ClockRequest.objects.filter(order=order, decision="").exists()
    lasting = ClockRequest.objects.filter(order=order, decision="approved", kind="suspension")
    assert not lasting.filter(ended_at__isnull=True).exists()
    assert not SendBack.objects.filter(order=order, decision="").exists()
    assert not Supervision.objects.filter(order=order, lifted_at__isnull=True).exists()
    assert not Difficulty.objects.filter(order=order, ended_at__isnull=True).exists()


def test_helpers_letters_requests_passes_and_the_48_hours_end_together(cast: Cast) -> None:
    order = helped(cast)
    asked_to_extend(cast, order, 21)
    asked_to_extend(cast, order, 22, by=cast.sun_wei)
    supervised(cast, order)
    for verb in (Verb.ALLOT, Verb.ESCALATE):
        act_of(cast, order, verb)(by=cast.zhao_min, now=later(order, 120))
    given = ask_relay(
        number=order.number,
        phone="13876543210",
        reason="约定上门时间。",
        by=cast.zhao_min,
        now=later(order, END - 1),
    )
    _end(cast, order, State.HANDLING, Verb.WITHDRAW)
    _assert_nothing_open(order)
    with pytest.raises(Refusal) as refusal:
        use_relay(pass_id=given.pk, by=cast.zhao_min, now=later(order, END + 1))
    assert refusal.value.code == "not_now"
    assert RelayPass.objects.get().used_at is None


@pytest.mark.parametrize("verb", [Verb.ANSWER_DIRECTLY, Verb.ANSWER_UNIFIED, Verb.SPLIT])
def test_letter_and_mark_of_an_order_that_was_sent_back_end_too(cast: Cast, verb: Verb) -> None:
    order = IN_STATE[State.AWAITING_ACCEPTANCE](cast)
    supervised(cast, order, 12)
    sent_back(cast, order, 20)
    act_of(cast, order, Verb.LIFT_DIFFICULT)  # marks it difficult
    assert WorkOrder.objects.get(pk=order.pk).is_difficult
    _end(cast, order, State.AWAITING_DISPATCH, verb)
    assert not order.is_difficult
    assert not Difficulty.objects.filter(ended_at__isnull=True).exists()
    assert order.state == State.SPLIT or not Supervision.objects.filter(lifted_at=None).exists()
    check_order(order)


@pytest.mark.parametrize(("state", "verb"), ENDINGS)
def test_the_whole_closes_last_whatever_ends_its_last_part(
    cast: Cast, state: State, verb: Verb
) -> None:
    whole = splitted(cast)
    one, two = parts_of(whole)
    _end(cast, one, State.AWAITING_DISPATCH, Verb.ANSWER_DIRECTLY)
    whole.refresh_from_db()
    assert whole.state == "split"
    _bring(cast, two, state)
    _end(cast, two, state, verb)
    whole.refresh_from_db()
    assert (whole.state, whole.closing, whole.closed_at) == (
        "closed",
        "parts_closed",
        later(two, END),
    )
    check_order(whole)


def _bring(cast: Cast, part: WorkOrder, state: State) -> None:
    """Let a part stand where another order was brought, by trading places in the family."""
    twin = IN_STATE[state](cast)
    with writing():
        tie = part.earlier_links.get(kind="split")
        tie.later = twin
        tie.save(update_fields=["later"])
    part.pk = twin.pk
    part.refresh_from_db()


def test_a_suspended_order_in_danger_goes_to_the_police_at_once(cast: Cast) -> None:
    for state in (State.SUSPENDED, State.AWAITING_HELPERS, State.SEND_BACK_REQUESTED):
        order = IN_STATE[state](cast)
        act_of(cast, order, Verb.HAND_TO_EMERGENCY)(
            by=cast.li_qiang, now=order.registered_at + timedelta(minutes=END)
        )
        order.refresh_from_db()
        assert order.state == "forwarded"
        check_order(order)

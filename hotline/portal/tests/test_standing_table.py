"""Every state of an order and of a conversation, in plain words and with the buttons it has."""

from datetime import timedelta

import pytest

from hotline.messaging.rules.conversation import Closing as Ending
from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.progress import PUBLIC_STATES
from hotline.portal.rules.ratings import RatedStep
from hotline.portal.rules.rights import rights_on_conversation, rights_on_order, steps_to_rate
from hotline.portal.rules.standing import (
    CLOSINGS,
    CONVERSATION_STATES,
    OF_CONVERSATION,
    OF_ORDER,
    Holder,
)
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State
from tests.cast import NOW

A, U, W, R, O = (  # noqa: E741 - one letter a button, as in the table below
    DeedKind.ADD,
    DeedKind.URGE,
    DeedKind.WITHDRAW,
    DeedKind.RATE,
    DeedKind.REOPEN,
)
_OPEN = [A, U, W, R]

TABLE = [
    (State.AWAITING_DISPATCH, Holder.HOTLINE, _OPEN),
    (State.AWAITING_ACCEPTANCE, Holder.DEPARTMENT, _OPEN),
    (State.HANDLING, Holder.DEPARTMENT, _OPEN),
    (State.SEND_BACK_REQUESTED, Holder.DEPARTMENT, _OPEN),
    (State.SUSPENDED, Holder.DEPARTMENT, _OPEN),
    (State.AWAITING_HELPERS, Holder.DEPARTMENT, _OPEN),
    (State.FORWARDED, Holder.DEPARTMENT, _OPEN),
    (State.SPLIT, Holder.HOTLINE, [A, R]),
    (State.MERGED, Holder.HOTLINE, [R]),
    (State.AWAITING_REVIEW, Holder.HOTLINE, _OPEN),
    (State.HANDLED, Holder.HOTLINE, [A, R, O]),
    (State.CLOSED, Holder.HOTLINE, [R, O]),
]


def test_the_table_speaks_of_every_state() -> None:
    assert [state for state, *_ in TABLE] == [*State]
    assert {*OF_ORDER} == {*PUBLIC_STATES} == {*State}
    assert {*OF_CONVERSATION} == {*CONVERSATION_STATES} == {*ConversationState}
    assert {*CLOSINGS} == {*Ending}


@pytest.mark.parametrize(("state", "holder", "rights"), TABLE)
def test_who_holds_it_and_what_one_may_do(
    state: State, holder: Holder, rights: list[DeedKind]
) -> None:
    assert OF_ORDER[state].holder is holder
    assert OF_ORDER[state].next_step.endswith("。")
    until = NOW + timedelta(days=1)
    assert rights_on_order(state, closing="", reopen_until=until, now=NOW) == rights


@pytest.mark.parametrize("state", [State.HANDLED, State.CLOSED])
def test_reopening_ends_with_the_citys_days(state: State) -> None:
    late = NOW + timedelta(seconds=1)
    assert O in rights_on_order(state, closing="", reopen_until=NOW, now=NOW)
    assert O not in rights_on_order(state, closing="", reopen_until=NOW, now=late)
    assert O not in rights_on_order(state, closing="", reopen_until=None, now=NOW)


def test_what_the_citizen_withdrew_is_not_reopened() -> None:
    rights = rights_on_order(State.CLOSED, closing=Closing.WITHDRAWN, reopen_until=NOW, now=NOW)
    assert rights == [R]


def test_the_words_say_nothing_of_quarrels() -> None:
    said = OF_ORDER[State.SEND_BACK_REQUESTED]
    assert said == OF_ORDER[State.AWAITING_ACCEPTANCE]
    assert "退" not in said.next_step


@pytest.mark.parametrize(
    ("state", "closing", "rights"),
    [
        (ConversationState.WAITING, "", [A, W, R]),
        (ConversationState.TAKEN, "", [A, W, R]),
        (ConversationState.CLOSED, Ending.ANSWERED, [R]),
        (ConversationState.CLOSED, Ending.WITHDRAWN, [R]),
        (ConversationState.CLOSED, Ending.NUISANCE, []),
    ],
)
def test_rights_on_a_conversation(
    state: ConversationState, closing: str, rights: list[DeedKind]
) -> None:
    assert rights_on_conversation(state, closing=closing) == rights


def test_steps_are_rated_when_they_are_over() -> None:
    assert steps_to_rate(None) == steps_to_rate(State.HANDLING) == [RatedStep.INTAKE]
    assert steps_to_rate(State.HANDLED) == steps_to_rate(State.CLOSED) == [*RatedStep]

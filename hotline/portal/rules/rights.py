"""What a citizen may do with their case, given where it stands (市民可做的事)."""

from datetime import datetime, timedelta

from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.ratings import RatedStep
from hotline.workorders.rules.workflow import State, Verb, states_of

REOPENED_WITHIN = timedelta(days=15)
"""How long after the result a citizen may say on the page that it is not solved."""
_URGED = frozenset(states_of(Verb.URGE))
_WITHDRAWN = frozenset(states_of(Verb.WITHDRAW))
_OVER = frozenset({State.CLOSED, State.MERGED, State.SPLIT})
_DONE = frozenset({State.HANDLED, State.CLOSED})


def rights_on_order(state: State, *, handled_at: datetime | None, now: datetime) -> list[DeedKind]:
    """Return what the citizen may do with their order."""
    may = []
    if state not in _OVER:
        may.append(DeedKind.ADD)
    if state in _URGED:
        may.append(DeedKind.URGE)
    if state in _WITHDRAWN:
        may.append(DeedKind.WITHDRAW)
    may.append(DeedKind.RATE)
    is_fresh = handled_at is not None and now <= handled_at + REOPENED_WITHIN
    if state is State.HANDLED and is_fresh:
        may.append(DeedKind.REOPEN)
    return may


def rights_on_conversation(state: ConversationState) -> list[DeedKind]:
    """Return what the citizen may do while there is no order yet."""
    if state is ConversationState.CLOSED:
        return [DeedKind.RATE]
    return [DeedKind.ADD, DeedKind.WITHDRAW, DeedKind.RATE]


def steps_to_rate(state: State | None) -> list[RatedStep]:
    """Return which steps can be rated: intake at once, the others when they are over."""
    if state in _DONE:
        return [*RatedStep]
    return [RatedStep.INTAKE]

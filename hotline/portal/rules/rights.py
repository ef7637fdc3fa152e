"""What a citizen may do with their case, given where it stands (市民可做的事)."""

from datetime import datetime

from hotline.messaging.rules.conversation import Closing as Ending
from hotline.messaging.rules.conversation import ConversationState
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.ratings import RatedStep
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State, Verb, states_of

REOPEN_LIMIT = "citizen_reopen"
"""The city's limit: how long after the end a citizen may say that it is not solved."""
_URGED = frozenset(states_of(Verb.URGE))
_WITHDRAWN = frozenset(states_of(Verb.WITHDRAW))
_ADDED = frozenset(states_of(Verb.FOLLOW))
_DONE = frozenset({State.HANDLED, State.CLOSED})
_ENDED_BY_CITIZEN = frozenset({Closing.WITHDRAWN})


def rights_on_order(
    state: State, *, closing: str, reopen_until: datetime | None, now: datetime
) -> list[DeedKind]:
    """Return what the citizen may do with their order, in the order of the page's buttons."""
    may = []
    if state in _ADDED:
        may.append(DeedKind.ADD)
    if state in _URGED:
        may.append(DeedKind.URGE)
    if state in _WITHDRAWN:
        may.append(DeedKind.WITHDRAW)
    may.append(DeedKind.RATE)
    is_fresh = reopen_until is not None and now <= reopen_until
    if state in _DONE and closing not in _ENDED_BY_CITIZEN and is_fresh:
        may.append(DeedKind.REOPEN)
    return may


def rights_on_conversation(state: ConversationState, *, closing: str = "") -> list[DeedKind]:
    """Return what the citizen may do while there is no order."""
    if state is not ConversationState.CLOSED:
        return [DeedKind.ADD, DeedKind.WITHDRAW, DeedKind.RATE]
    return [] if closing == Ending.NUISANCE else [DeedKind.RATE]


def steps_to_rate(state: State | None) -> list[RatedStep]:
    """Return which steps can be rated: intake at once, the others when they are over."""
    return [*RatedStep] if state in _DONE else [RatedStep.INTAKE]

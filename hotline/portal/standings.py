"""Put together where a case stands, for the citizen who opened it."""

from dataclasses import dataclass
from datetime import datetime

from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing, ConversationState
from hotline.portal.cases import Case
from hotline.portal.models import StepRating
from hotline.portal.order_rights import rights_of
from hotline.portal.public_messages import Said, list_said
from hotline.portal.queries import Step, list_public_steps
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.progress import PUBLIC_STATES
from hotline.portal.rules.ratings import STEP_LABELS, RatedStep
from hotline.portal.rules.rights import rights_on_conversation, steps_to_rate
from hotline.portal.rules.standing import (
    CLOSINGS,
    CONVERSATION_STATES,
    HOTLINE,
    OF_CONVERSATION,
    OF_ORDER,
    Holder,
)
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State


@dataclass(frozen=True, slots=True)
class RatingOf:
    """A step that can be rated, and the stars it has."""

    step: RatedStep
    label: str
    rating: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who has it since when, what comes next and by when, and what one may do."""

    number: str
    state_label: str
    holder_label: str
    since: datetime
    next_step: str
    latest_at: datetime | None
    steps: list[Step]
    allowed: list[DeedKind]
    ratings: list[RatingOf]


@dataclass(frozen=True, slots=True)
class Progress:
    """A case as its citizen sees it: nothing about any other person."""

    whole: Standing
    orders: list[Standing]
    messages: list[Said]


def progress_of(case: Case, *, now: datetime) -> Progress:
    """Return where the case stands."""
    orders = [standing_of_order(each, now=now, is_own=case.is_own) for each in case.orders]
    talked = case.conversation
    whole = orders[0] if orders else _standing_of_conversation(_needed(talked))
    if talked is None or not case.is_own:
        return Progress(whole, orders, [])
    return Progress(whole, orders, list_said(talked.messages.all()))


def standing_of_order(order: WorkOrder, *, now: datetime, is_own: bool = True) -> Standing:
    """Return where an order stands; who only follows it does nothing to it."""
    state = State(order.state)
    words = OF_ORDER[state]
    steps = list_public_steps(order.number)
    department = order.department.name if order.department else HOTLINE
    return Standing(
        number=order.number,
        state_label=PUBLIC_STATES[state],
        holder_label=department if words.holder is Holder.DEPARTMENT else HOTLINE,
        since=steps[-1].happened_at if steps else order.registered_at,
        next_step=words.next_step,
        latest_at=order.due_at,
        steps=steps,
        allowed=rights_of(order, now=now) if is_own else [],
        ratings=_ratings(order.number, state) if is_own else [],
    )


def _standing_of_conversation(talked: Conversation) -> Standing:
    state = ConversationState(talked.state)
    is_over = state is ConversationState.CLOSED
    label = CLOSINGS[Closing(talked.closing)] if is_over else CONVERSATION_STATES[state]
    steps = [Step("诉求已收到", talked.opened_at)]
    if talked.closed_at is not None:
        steps.append(Step(label, talked.closed_at))
    return Standing(
        number=talked.number,
        state_label=label,
        holder_label=HOTLINE,
        since=steps[-1].happened_at,
        next_step=OF_CONVERSATION[state].next_step,
        latest_at=None if is_over else talked.due_at,
        steps=steps,
        allowed=rights_on_conversation(state, closing=talked.closing),
        ratings=_ratings(talked.number, None),
    )


def _ratings(number: str, state: State | None) -> list[RatingOf]:
    given = dict(StepRating.objects.filter(number=number).values_list("step", "rating"))
    return [RatingOf(each, STEP_LABELS[each], given.get(each)) for each in steps_to_rate(state)]


def _needed(talked: Conversation | None) -> Conversation:
    if talked is None:
        msg = "a case has an order or a conversation"
        raise AssertionError(msg)
    return talked

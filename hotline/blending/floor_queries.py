"""Texts as a team leader looks at them: what waits on which channel, who has how many."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, Min, Q

from hotline.accounts.queries import list_display_names
from hotline.blending.queries import text_queue
from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ONLINE_LIMIT, ConversationState
from hotline.telephony.models import Seat
from hotline.telephony.queries import list_running_sessions
from hotline.telephony.rules.text_limits import USUAL
from hotline.telephony.skill_queries import text_limits_in


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTexts:
    """A channel's conversations that nobody has."""

    channel: str
    label: str
    waiting: int
    late: int
    oldest_since: datetime
    oldest_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorTexts:
    """Who has how many, and since when a citizen waits for their word."""

    operator_id: int
    display_name: str
    seat: str
    held: int
    unanswered: int
    unanswered_since: datetime | None
    most: int
    is_usual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorTexts:
    """Everything at a moment; what is due first stands first."""

    at: datetime
    queue: str
    clock_seconds: int = int(ONLINE_LIMIT.total_seconds())
    channels: list[WaitingTexts] = field(default_factory=list)
    operators: list[OperatorTexts] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hands:
    held: int = 0
    unanswered: int = 0
    since: datetime | None = None


def floor_texts(now: datetime) -> FloorTexts:
    """Return what waits, and everybody who sits at a seat, has a text or a limit of their own."""
    queue = text_queue()
    return FloorTexts(
        at=now,
        queue=queue,
        channels=_waiting(now),
        operators=_operators(now, text_limits_in(f"queue:{queue}")),
    )


def _waiting(now: datetime) -> list[WaitingTexts]:
    rows = (
        Conversation.objects.filter(state=ConversationState.WAITING)
        .values("channel")
        .annotate(
            n=Count("pk"),
            late=Count("pk", filter=Q(due_at__lte=now)),
            since=Min("opened_at"),
            due=Min("due_at"),
        )
        .order_by("due")
    )
    return [
        WaitingTexts(
            channel=each["channel"],
            label=CHANNEL_LABELS[Channel(each["channel"])],
            waiting=each["n"],
            late=each["late"],
            oldest_since=each["since"],
            oldest_due_at=each["due"],
        )
        for each in rows
    ]


def _operators(now: datetime, limits: Mapping[int, int]) -> list[OperatorTexts]:
    hands = _hands()
    seats = _seats(now)
    names = list_display_names({*hands, *seats, *limits})
    found = [
        OperatorTexts(
            operator_id=who,
            display_name=name,
            seat=seats.get(who, ""),
            held=hands.get(who, _Hands()).held,
            unanswered=hands.get(who, _Hands()).unanswered,
            unanswered_since=hands.get(who, _Hands()).since,
            most=limits.get(who, USUAL),
            is_usual=who not in limits,
        )
        for who, name in names.items()
    ]
    return sorted(found, key=_rank)


def _rank(one: OperatorTexts) -> tuple[int, int, str, int]:
    return (-one.unanswered, -one.held, one.seat or "~", one.operator_id)


def _seats(now: datetime) -> dict[int, str]:
    sessions = {each.operator_id: each.seat_id for each in list_running_sessions(now)}
    rows = Seat.objects.filter(pk__in=sessions.values())
    names = dict(rows.values_list("pk", "extension"))
    return {who: names[seat] for who, seat in sessions.items()}


def _hands() -> dict[int, _Hands]:
    waits = Q(last_out_at__isnull=True) | Q(last_in_at__gt=F("last_out_at"))
    rows = (
        Conversation.objects.filter(state=ConversationState.TAKEN)
        .values("operator_id")
        .annotate(
            n=Count("pk"),
            unanswered=Count("pk", filter=waits),
            since=Min("last_in_at", filter=waits),
        )
        .order_by("operator_id")
    )
    return {
        each["operator_id"]: _Hands(each["n"], each["unanswered"], each["since"])
        for each in rows
        if each["operator_id"] is not None
    }

"""Every open conversation as call control needs to know it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from contracts.commands import HeldText, OfferTexts, WaitingText
from hotline.blending.rules.grace import Seat
from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import ConversationState
from hotline.telephony.models import OperatorStateLog, PolicyEntry
from hotline.telephony.skill_queries import text_limits_in

TEXT_QUEUE, COMMON_QUEUE = "texts", "general"
MOST_WAITING, MOST_HELD = 500, 2000
_KNOWN_FOR = timedelta(days=1)
"""So long a citizen gets the operator they wrote with before."""


def open_texts(now: datetime) -> OfferTexts:
    """Return what waits, what is due first in front, and who has the others."""
    waiting = Conversation.objects.filter(state=ConversationState.WAITING)
    held = Conversation.objects.filter(state=ConversationState.TAKEN)
    rows = list(
        waiting.order_by("due_at", "pk").values(
            "pk", "channel", "number", "opened_at", "peer_index"
        )[:MOST_WAITING]
    )
    before = _earlier_operators((each["peer_index"] for each in rows), now)
    queue = text_queue()
    return OfferTexts(
        waiting=[
            WaitingText(
                conversation_id=each["pk"],
                queue=queue,
                since=each["opened_at"],
                prefers=before.get(each["peer_index"]),
                label=_label(each["channel"], each["number"]),
            )
            for each in rows
        ],
        held=[
            HeldText(
                conversation_id=each["pk"],
                operator_id=each["operator_id"],
                is_seen=each["seen_at"] is not None,
                label=_label(each["channel"], each["number"]),
            )
            for each in held.order_by("taken_at", "pk").values(
                "pk", "channel", "number", "operator_id", "seen_at"
            )[:MOST_HELD]
        ],
        limits=text_limits_in(f"queue:{queue}"),
    )


def text_queue() -> str:
    """Return the queue that conversations wait in."""
    own = PolicyEntry.objects.filter(kind="queue", name=TEXT_QUEUE, is_active=True)
    return TEXT_QUEUE if own.exists() else COMMON_QUEUE


def seats_of(operator_ids: Iterable[int]) -> dict[int, Seat]:
    """Return what each operator does now; who never sat at a seat is left out."""
    rows = OperatorStateLog.objects.filter(operator_id__in=set(operator_ids))
    latest = rows.order_by("operator_id", "-happened_at", "-pk").distinct("operator_id")
    return {each.operator_id: Seat(each.state, each.happened_at) for each in latest}


def _earlier_operators(peers: Iterable[str], now: datetime) -> dict[str, int]:
    rows = Conversation.objects.filter(
        peer_index__in=set(peers),
        state=ConversationState.CLOSED,
        closed_at__gte=now - _KNOWN_FOR,
        operator_id__isnull=False,
    )
    found = rows.order_by("closed_at").values_list("peer_index", "operator_id")
    return {peer: who for peer, who in found if who is not None}


def _label(channel: str, number: str) -> str:
    return f"{CHANNEL_LABELS[Channel(channel)]} {number}"

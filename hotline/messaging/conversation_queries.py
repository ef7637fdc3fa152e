"""Conversations as the desk reads them: whose, waiting, over; page by page, message by message."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.cursors import bad_cursor, moment_in
from hotline.messaging.errors import NoConversation
from hotline.messaging.models import Conversation, Message, MessageFile
from hotline.messaging.permissions import SEE_ALL_CONVERSATIONS
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.files import FileState

Box = Literal["mine", "waiting", "taken", "closed"]
PAGE = 30
MESSAGES = 100
AGAIN = 20
"""So many known messages come once more: their sending and their files move on."""
_State = ConversationState


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in each box."""

    mine: int
    waiting: int
    taken: int


def visible(visitor: Visitor) -> QuerySet[Conversation]:
    """Return what the visitor may see: what waits and one's own, or everything."""
    if visitor.has(SEE_ALL_CONVERSATIONS):
        return Conversation.objects.all()
    return Conversation.objects.filter(Q(state=_State.WAITING) | Q(operator_id=visitor.user_id))


def get_visible(conversation_id: UUID, visitor: Visitor) -> Conversation:
    """Return one conversation with its contact.

    Raises:
        NoConversation: there is none, or the visitor may not see it.

    """
    rows = visible(visitor).select_related("contact__citizen")
    found = rows.filter(pk=conversation_id).first()
    if found is None:
        msg = "没有这个会话，或您无权查看。"
        raise NoConversation(msg)
    return found


def get_visible_file(file_id: UUID, visitor: Visitor) -> MessageFile:
    """Return a kept file of a conversation the visitor may see.

    Raises:
        NoConversation: there is none, or it was not kept.

    """
    rows = MessageFile.objects.select_related("message")
    found = rows.filter(
        pk=file_id, state=FileState.KEPT, message__conversation__in=visible(visitor)
    ).first()
    if found is None:
        msg = "没有这个附件，或您无权查看。"
        raise NoConversation(msg)
    return found


def list_box(box: Box, visitor: Visitor, cursor: str = "") -> tuple[list[Conversation], str]:
    """Return one page of a box and the next cursor: what is due first, or what ended last.

    Raises:
        Invalid: the cursor is none of ours.

    """
    rows = _in_box(box, visitor)
    if box == "closed":
        return _newest_first(rows, cursor)
    if cursor:
        due, ident = _place_in(cursor)
        rows = rows.filter(Q(due_at__gt=due) | Q(due_at=due, pk__gt=ident))
    found = list(rows.order_by("due_at", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{last.due_at.isoformat()}|{last.pk}" if last else ""


def find_receipts(typed: str, visitor: Visitor) -> list[Conversation]:
    """Return those whose receipt begins or ends as somebody reads it out, newest first."""
    wanted = "".join(typed.split()).upper()[:16]
    rows = visible(visitor).filter(Q(number__startswith=wanted) | Q(number__endswith=wanted))
    return list(rows.order_by("-opened_at", "pk")[:PAGE])


def count_boxes(visitor: Visitor) -> Counts:
    """Count the open ones."""
    return Counts(
        mine=_in_box("mine", visitor).count(),
        waiting=_in_box("waiting", visitor).count(),
        taken=_in_box("taken", visitor).count(),
    )


def list_messages(
    conversation: Conversation, *, after: int = 0, before: int = 0
) -> tuple[list[Message], bool]:
    """Return messages with their files, oldest first, and whether there are earlier ones.

    Without a place the last ones; ``before``: those before a message; ``after``: what came
    after it, and :data:`AGAIN` before once more.
    """
    rows = conversation.messages.prefetch_related("files")
    if after:
        known = rows.filter(pk__lte=after).order_by("-pk").values_list("pk", flat=True)[:AGAIN]
        first = min(known, default=after + 1)
        return list(rows.filter(pk__gte=first).order_by("pk")[: MESSAGES + AGAIN]), False
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: MESSAGES + 1])
    return found[:MESSAGES][::-1], len(found) > MESSAGES


def last_messages(conversations: list[Conversation]) -> dict[UUID, Message]:
    """Return the last message of each."""
    rows = Message.objects.filter(conversation__in=conversations)
    latest = rows.order_by("conversation_id", "-pk").distinct("conversation_id")
    return {each.conversation_id: each for each in latest}


def _in_box(box: Box, visitor: Visitor) -> QuerySet[Conversation]:
    if box == "mine":
        return Conversation.objects.filter(state=_State.TAKEN, operator_id=visitor.user_id)
    return visible(visitor).filter(state=_State(box))


def _newest_first(rows: QuerySet[Conversation], cursor: str) -> tuple[list[Conversation], str]:
    if cursor:
        moment, ident = _place_in(cursor)
        rows = rows.filter(Q(closed_at__lt=moment) | Q(closed_at=moment, pk__lt=ident))
    found = list(rows.order_by("-closed_at", "-pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE and found[PAGE - 1].closed_at else None
    place = f"{last.closed_at.isoformat()}|{last.pk}" if last and last.closed_at else ""
    return found[:PAGE], place


def _place_in(cursor: str) -> tuple[object, UUID]:
    moment, _, ident = cursor.partition("|")
    try:
        return moment_in(moment), UUID(ident)
    except ValueError as error:
        raise bad_cursor() from error

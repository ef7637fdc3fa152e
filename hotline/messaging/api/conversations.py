"""The doors of conversations (文字会话): read, take, answer, hand back, end."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.messaging.actions.block_peer import propose_block
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.hand_back import hand_back
from hotline.messaging.actions.note_seen import note_seen
from hotline.messaging.actions.report_nuisance import report_nuisance
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.api import conversation_schemas as out
from hotline.messaging.api.conversation_views import detail_of, messages_of, row_of, rows_of
from hotline.messaging.conversation_queries import (
    Box,
    count_boxes,
    find_receipts,
    get_visible,
    list_box,
    list_messages,
)
from hotline.messaging.permissions import SEE_CONVERSATIONS, TAKE_CONVERSATIONS
from hotline.messaging.rules.conversation import Closing

router = Router(tags=["conversations"])


@router.get("/conversations", auth=Requires(SEE_CONVERSATIONS))
def get_conversations(
    request: HttpRequest, box: Box = "mine", cursor: str = "", receipt: str = ""
) -> out.ConversationPage:
    """List one box: the visitor's own, waiting, taken by anybody, closed; or by a receipt."""
    visitor = visitor_of(request)
    if receipt.strip():
        rows, next_cursor = find_receipts(receipt, visitor), ""
    else:
        rows, next_cursor = list_box(box, visitor, cursor)
    counts = count_boxes(visitor)
    return out.ConversationPage(
        rows=rows_of(rows, visitor),
        counts=out.ConversationCounts(mine=counts.mine, waiting=counts.waiting, taken=counts.taken),
        next_cursor=next_cursor,
    )


@router.get("/conversations/{conversation_id}", auth=Requires(SEE_CONVERSATIONS))
def get_conversation(request: HttpRequest, conversation_id: UUID) -> out.ConversationDetail:
    """Show one with its last messages; who has it has thereby opened it."""
    visitor = visitor_of(request)
    get_visible(conversation_id, visitor)
    note_seen(conversation_id=conversation_id, by=visitor, now=now())
    return detail_of(get_visible(conversation_id, visitor), visitor)


@router.get("/conversations/{conversation_id}/messages", auth=Requires(SEE_CONVERSATIONS))
def get_messages(
    request: HttpRequest, conversation_id: UUID, after: int = 0, before: int = 0
) -> out.NewMessages:
    """Return what came after a message, or earlier ones before it."""
    visitor = visitor_of(request)
    conversation = get_visible(conversation_id, visitor)
    messages, has_earlier = list_messages(conversation, after=after, before=before)
    return out.NewMessages(
        conversation=row_of(conversation, visitor),
        messages=messages_of(messages),
        has_earlier=has_earlier,
    )


@router.post("/conversations/{conversation_id}/take", auth=Requires(TAKE_CONVERSATIONS))
def post_take(request: HttpRequest, conversation_id: UUID) -> out.ConversationDetail:
    """Take a conversation that waits (接待)."""
    visitor, moment = visitor_of(request), now()
    get_visible(conversation_id, visitor)
    take(conversation_id=conversation_id, by=visitor, now=moment)
    note_seen(conversation_id=conversation_id, by=visitor, now=moment)
    return detail_of(get_visible(conversation_id, visitor), visitor)


@router.post("/conversations/{conversation_id}/hand_back", auth=Requires(TAKE_CONVERSATIONS))
def post_hand_back(
    request: HttpRequest, conversation_id: UUID, body: out.HandBackBody
) -> out.ConversationRow:
    """Let it wait for somebody else (退回排队)."""
    visitor = visitor_of(request)
    get_visible(conversation_id, visitor)
    left = hand_back(conversation_id=conversation_id, note=body.note, by=visitor, now=now())
    return row_of(left, visitor)


@router.post("/conversations/{conversation_id}/write", auth=Requires(TAKE_CONVERSATIONS))
def post_write(
    request: HttpRequest, conversation_id: UUID, body: out.WriteBody
) -> out.TalkMessageView:
    """Write to the citizen (回复); the same key again sends nothing."""
    visitor = visitor_of(request)
    get_visible(conversation_id, visitor)
    written = write(
        conversation_id=conversation_id, text=body.text, key=body.key, by=visitor, now=now()
    )
    (view,) = messages_of([written])
    return view


@router.post("/conversations/{conversation_id}/close", auth=Requires(TAKE_CONVERSATIONS))
def post_close(
    request: HttpRequest, conversation_id: UUID, body: out.CloseBody
) -> out.ConversationRow:
    """End it (结束会话) and say how."""
    visitor = visitor_of(request)
    get_visible(conversation_id, visitor)
    closing = Closing(body.closing)
    closed = close_conversation(
        conversation_id=conversation_id, closing=closing, by=visitor, now=now()
    )
    return row_of(closed, visitor)


@router.post("/conversations/{conversation_id}/report_nuisance", auth=Requires(TAKE_CONVERSATIONS))
def post_report_nuisance(
    request: HttpRequest, conversation_id: UUID, body: out.NuisanceBody
) -> out.ConversationRow:
    """End it as a nuisance (骚扰), with the reason."""
    visitor = visitor_of(request)
    get_visible(conversation_id, visitor)
    closed = report_nuisance(
        conversation_id=conversation_id, reason=body.reason, by=visitor, now=now()
    )
    if body.proposes_block:
        propose_block(conversation_id=conversation_id, reason=body.reason, by=visitor, now=now())
    return row_of(closed, visitor)

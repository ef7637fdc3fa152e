"""Show conversations, messages and files."""

from collections.abc import Iterable
from typing import Any, Literal

from hotline.accounts.visitor import Visitor
from hotline.contacts.rules.channels import Channel
from hotline.files.rules.file_kinds import KINDS
from hotline.files.rules.scans import SCAN_LABELS
from hotline.messaging.api import conversation_schemas as out
from hotline.messaging.conversation_queries import last_messages, list_messages
from hotline.messaging.models import Conversation, Message, MessageFile
from hotline.messaging.permissions import TAKE_CONVERSATIONS
from hotline.messaging.queries import form_of
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.files import FileState
from hotline.messaging.rules.peers import peer_label
from hotline.messaging.rules.sending import SendState

_LAST_TEXT = 60


def rows_of(conversations: list[Conversation], visitor: Visitor) -> list[out.ConversationRow]:
    """Show a page of a list."""
    last = last_messages(conversations)
    return [out.ConversationRow(**_row(each, visitor, last.get(each.pk))) for each in conversations]


def row_of(conversation: Conversation, visitor: Visitor) -> out.ConversationRow:
    """Show one."""
    (row,) = rows_of([conversation], visitor)
    return row


def detail_of(conversation: Conversation, visitor: Visitor) -> out.ConversationDetail:
    """Show one with its last messages, and what the visitor may do."""
    messages, has_earlier = list_messages(conversation)
    is_open = conversation.state != ConversationState.CLOSED
    is_mine = conversation.operator_id == visitor.user_id
    may_take = conversation.state == ConversationState.WAITING and visitor.has(TAKE_CONVERSATIONS)
    return out.ConversationDetail(
        **_row(conversation, visitor, messages[-1] if messages else None),
        contact_id=conversation.contact_id,
        citizen_id=conversation.contact.citizen_id,
        form=[
            out.FormEntry(name=str(name), value=str(value))
            for name, value in form_of(conversation).items()
        ],
        may_take=may_take,
        may_write=is_open and is_mine,
        messages=messages_of(messages),
        has_earlier=has_earlier,
    )


def messages_of(messages: Iterable[Message]) -> list[out.TalkMessageView]:
    """Show messages with their files."""
    return [
        out.TalkMessageView(
            id=each.pk,
            is_ours=each.is_ours,
            author_label=each.author_label,
            kind=each.kind,
            kind_label=each.kind_label,
            text=each.text,
            written_at=each.written_at,
            state=SendState(each.state),
            state_label=each.get_state_display(),
            fault=each.fault,
            files=[_file(one) for one in each.files.all()],
        )
        for each in messages
    ]


def _row(conversation: Conversation, visitor: Visitor, last: Message | None) -> dict[str, Any]:
    last_out = conversation.last_out_at
    return {
        "id": conversation.pk,
        "number": conversation.number,
        "channel": conversation.channel,
        "channel_label": conversation.get_channel_display(),
        "peer_label": peer_label(
            Channel(conversation.channel), conversation.peer, conversation.peer_name
        ),
        "subject": conversation.subject,
        "state": conversation.state,
        "state_label": conversation.get_state_display(),
        "is_mine": conversation.operator_id == visitor.user_id,
        "operator_label": conversation.operator_label,
        "opened_at": conversation.opened_at,
        "due_at": conversation.due_at,
        "last_in_at": conversation.last_in_at,
        "last_out_at": last_out,
        "first_answer_at": conversation.first_answer_at,
        "awaits_answer": last_out is None or conversation.last_in_at > last_out,
        "closed_at": conversation.closed_at,
        "closing": conversation.closing,
        "closing_label": conversation.get_closing_display(),
        "last_text": _beginning(last) if last else "",
    }


def _beginning(message: Message) -> str:
    text = " ".join(message.text.split())
    return text[:_LAST_TEXT] or f"［{message.kind_label}］"


def _file(each: MessageFile) -> out.MessageFileView:
    return out.MessageFileView(
        id=each.pk,
        name=each.name,
        state=FileState(each.state),
        state_label=each.get_state_display(),
        fault=each.fault,
        kind=_kind(each),
        size=each.size,
        has_preview=each.preview_size > 0,
        has_copy=each.copy_size > 0,
        width=each.width,
        height=each.height,
        had_location=each.had_location,
        scan=each.scan,
        scan_label=SCAN_LABELS.get(each.scan, each.scan),
    )


def _kind(each: MessageFile) -> Literal["picture", "document", "sound", "film", ""]:
    if each.kind not in KINDS:
        return ""
    content_type = KINDS[each.kind].content_type
    if content_type.startswith("image/"):
        return "picture"
    if content_type.startswith("audio/"):
        return "sound"
    return "film" if content_type.startswith("video/") else "document"

"""The doors of the chat."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.chat import chat
from hotline.portal.api.bodies import (
    Body,
    CitizenMessageView,
    ReceiptView,
    address_of,
)
from hotline.portal.chats import name_visitor, read_talk
from hotline.portal.rules.submission import MAX_FILES

router = Router(tags=["portal"])
_OPEN = Public("citizens have no account; only the page that began the chat has its sealed name")


class ChatBody(Body):
    """Begin; the key is drawn by the page."""

    key: UUID


class VisitorView(Schema):
    """What the page proves itself with, for a month; nothing is kept before the first message."""

    visitor: str


class ChatMessageBody(Body):
    """What the visitor writes."""

    visitor: Annotated[Text, Field(min_length=1, max_length=500)]
    key: UUID
    text: Annotated[Text, Field(max_length=5000)] = ""
    file_ids: Annotated[list[UUID], Field(max_length=MAX_FILES)] = []


class TalkQuery(Schema):
    """Which chat, and how many messages the page has already."""

    visitor: Annotated[Text, Field(min_length=1, max_length=500)]
    after: Annotated[int, Field(ge=0, le=100_000)] = 0


class TalkView(Schema):
    """What is new; ``state`` is ``none`` before the first message."""

    messages: list[CitizenMessageView]
    state: str
    operator: str
    number: str
    code: str


@router.post("/portal/chats", auth=_OPEN)
def post_chat(request: HttpRequest, body: ChatBody) -> VisitorView:
    """Name a visitor."""
    del request
    return VisitorView(visitor=name_visitor(body.key, now=now()))


@router.post("/portal/chats/messages", auth=_OPEN)
def post_chat_message(request: HttpRequest, body: ChatMessageBody) -> ReceiptView:
    """Write; the same key again changes nothing."""
    kept = chat(
        visitor=body.visitor,
        key=body.key,
        text=body.text,
        file_ids=body.file_ids,
        address=address_of(request),
        now=now(),
    ).conversation
    return ReceiptView(number=kept.number, code=kept.code, due_at=kept.due_at)


@router.get("/portal/chats/messages", auth=_OPEN)
def get_chat_messages(request: HttpRequest, asked: Query[TalkQuery]) -> TalkView:
    """Read what is new."""
    del request
    found = read_talk(asked.visitor, after=asked.after, now=now())
    return TalkView(
        messages=[CitizenMessageView.from_orm(each) for each in found.messages],
        state=found.state,
        operator=found.operator,
        number=found.number,
        code=found.code,
    )

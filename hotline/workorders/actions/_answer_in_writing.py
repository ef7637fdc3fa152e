"""Tell who wrote to us that the demand is registered, and have their files taken over."""

from collections.abc import Sequence
from datetime import datetime

from procrastinate.contrib.django import app

from hotline.accounts.visitor import Visitor
from hotline.contacts.models import Contact
from hotline.core.actor import SYSTEM, Actor
from hotline.messaging.actions.write import write
from hotline.messaging.models import Conversation
from hotline.messaging.queries import find_by_contact
from hotline.messaging.rules.conversation import ConversationState
from hotline.workorders.actions.take_message_files import QUEUE, TASK
from hotline.workorders.models import WorkOrder

_MOST_NAMED = 10


def answer_in_writing(
    contact: Contact | None, orders: Sequence[WorkOrder], *, by: Visitor, now: datetime
) -> None:
    """Write number and code into the contact's conversation; a call has none.

    Must be called inside ``writing()``. It is the operator's answer where the operator has
    the conversation, else the system's.
    """
    conversation = find_by_contact(contact.pk) if contact else None
    if conversation is None or not orders:
        return
    write(
        conversation_id=conversation.pk,
        text=_words(orders),
        by=_author(conversation, by),
        now=now,
    )
    app.configure_task(TASK, queue=QUEUE).defer(contact_id=conversation.contact_id)


def _author(conversation: Conversation, by: Visitor) -> Actor:
    has_it = conversation.operator_id == by.user_id
    return by if has_it and conversation.state == ConversationState.TAKEN else SYSTEM


def _words(orders: Sequence[WorkOrder]) -> str:
    named = "；".join(
        f"工单号 {each.number}，查询码 {each.query_code}" for each in orders[:_MOST_NAMED]
    )
    return f"您的诉求已登记，{named}。凭工单号和查询码可在网上或拨打12345查询办理进展。"

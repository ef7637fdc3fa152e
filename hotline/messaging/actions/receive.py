"""Receive a message (收到消息): once, whatever the channel, however often it is delivered."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from hotline.citizens.actions.recognize import recognize
from hotline.citizens.queries import find_by_identity
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import NamedActor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record, recorded_at_once
from hotline.core.guarded import writing
from hotline.core.six_digits import draw_code
from hotline.core.text import clean_text
from hotline.core.turns import wait_for_turn
from hotline.messaging.actions._files import drop_contents, keep_files
from hotline.messaging.actions._joining import find_open
from hotline.messaging.events import MessageReceived
from hotline.messaging.models import Conversation, Message
from hotline.messaging.pulses import note_received
from hotline.messaging.rules.conversation import due_at
from hotline.messaging.rules.incoming import MAX_TEXT, Incoming, MessageKind
from hotline.messaging.rules.receipts import (
    LARGEST_DRAW,
    format_receipt,
)

_CUT = "……（内容过长，以下省略）"


@dataclass(frozen=True, slots=True)
class Received:
    """Where a message went; the same for every delivery of it."""

    conversation: Conversation
    message: Message
    is_new: bool
    is_first: bool
    """It opened the conversation."""


def receive(incoming: Incoming, *, now: datetime) -> Received:
    """Keep a message in its conversation, opening one and its contact where there is none.

    Deliveries of one message at the same moment make one row, and all get the same answer.
    Files are kept as they came and looked into by a job; what cannot be kept says why.
    """
    key = blind_index(f"{incoming.channel}/{incoming.account}/{incoming.external_id}")
    thread = blind_index(f"{incoming.channel}/{incoming.account}/{incoming.thread}")
    earlier = _find(key)
    if earlier is not None:
        return earlier
    file_ids: list[UUID] = []
    try:
        with writing(joins=True):
            wait_for_turn(thread)  # the messages of one thread, one after the other
            return _find(key) or _keep(incoming, key, thread, file_ids, now)
    except BaseException:
        drop_contents(file_ids)
        raise


def receive_alone(incoming: Incoming, *, now: datetime) -> Received:
    """Keep a message whose thread is its own, such as a form.

    Nothing is looked for and nobody waited for, which halves the statements: the database
    refuses the second delivery.

    Raises:
        IntegrityError: it was kept already (ask :func:`find_received`), or the drawn number is
            taken or the caller's file begun meanwhile: try again.

    """
    key = blind_index(f"{incoming.channel}/{incoming.account}/{incoming.external_id}")
    thread = blind_index(f"{incoming.channel}/{incoming.account}/{incoming.thread}")
    file_ids: list[UUID] = []
    try:
        with writing(joins=True), recorded_at_once():
            return _keep(incoming, key, thread, file_ids, now, is_alone=True)
    except BaseException:
        drop_contents(file_ids)
        raise


def find_received(channel: Channel, account: str, external_id: str) -> Received | None:
    """Return where a message went that was received before; None when it is new."""
    return _find(blind_index(f"{channel}/{account}/{external_id}"))


def _find(key: str) -> Received | None:
    message = Message.objects.filter(arrival_key=key).select_related("conversation").first()
    if message is None:
        return None
    first = message.conversation.messages.order_by("id").values_list("id", flat=True).first()
    return Received(message.conversation, message, is_new=False, is_first=first == message.pk)


def _keep(
    incoming: Incoming,
    key: str,
    thread: str,
    file_ids: list[UUID],
    now: datetime,
    *,
    is_alone: bool = False,
) -> Received:
    citizen = NamedActor("市民")
    conversation = None if is_alone else find_open(incoming, thread)
    is_first = conversation is None
    if conversation is None:
        number = _draw_number(now) if is_alone else _free_number(now)
        conversation = _open(incoming, number, thread, citizen, now, joins=is_alone)
    else:
        conversation.last_in_at = max(conversation.last_in_at, now)
        conversation.save(update_fields=["last_in_at"])
    message = Message.objects.create(
        conversation=conversation,
        kind=incoming.kind,
        text=_clean(incoming.text),
        arrival_key=key,
        external_id=incoming.external_id[:255],
        written_at=incoming.written_at or now,
    )
    file_ids.extend(keep_files(message, incoming.files))
    note_received(incoming.channel, incoming.account, now=now)
    record(
        MessageReceived(
            channel=incoming.channel,
            message_id=message.pk,
            is_first=is_first,
            is_form=incoming.kind is MessageKind.FORM,
        ),
        subject_id=conversation.pk,
        by=citizen,
        now=now,
        correlation_id=conversation.pk,
    )
    return Received(conversation, message, is_new=True, is_first=is_first)


def _open(
    incoming: Incoming,
    number: str,
    thread: str,
    citizen: NamedActor,
    now: datetime,
    *,
    joins: bool,
) -> Conversation:
    conversation_id = uuid4()
    person = find_by_identity(incoming.channel, incoming.peer)
    if person is None and incoming.phone:
        person = recognize(number=incoming.phone, by=citizen, now=now, joins=joins)
    contact = open_contact(
        channel=incoming.channel,
        citizen_id=person.pk if person else None,
        call_id=None,
        correlation_id=conversation_id,
        operator_id=None,
        by=citizen,
        now=now,
    )
    return Conversation.objects.create(
        id=conversation_id,
        number=number,
        code=draw_code(),
        channel=incoming.channel,
        account=incoming.account,
        thread_index=thread,
        peer=incoming.peer,
        peer_index=blind_index(incoming.peer),
        peer_name=str(clean_text(incoming.peer_name))[:60],
        subject=str(clean_text(incoming.subject))[:200],
        form=json.dumps(dict(incoming.form), ensure_ascii=False) if incoming.form else "",
        contact=contact,
        opened_at=now,
        due_at=due_at(now),
        last_in_at=now,
    )


def _free_number(now: datetime) -> str:
    """Draw until nobody has it; of ten million a day almost always the first."""
    while True:
        number = _draw_number(now)
        if not Conversation.objects.filter(number=number).exists():
            return number


def _draw_number(now: datetime) -> str:
    return format_receipt(now, secrets.randbelow(LARGEST_DRAW + 1))


def _clean(text: str) -> str:
    cleaned = str(clean_text(text))
    return cleaned if len(cleaned) <= MAX_TEXT else cleaned[: MAX_TEXT - len(_CUT)] + _CUT

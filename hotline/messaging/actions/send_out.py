"""Send a message out (发送消息) through its channel, trying again with growing pauses."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.accounts import get_account
from hotline.messaging.adapters import Outgoing, find_adapters
from hotline.messaging.errors import ChannelNotSetUp, SendingFailed
from hotline.messaging.events import MessageFailed, MessageSent
from hotline.messaging.models import Conversation, Message
from hotline.messaging.pulses import note_fault, note_sent
from hotline.messaging.rules.incoming import MessageKind
from hotline.messaging.rules.sending import SendState, pause_after

_THREAD = 20


def send_out(*, message_id: int, now: datetime) -> Message:
    """Hand the message to its channel; whoever is second finds it sent and does nothing."""
    with writing():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("conversation")
            .get(pk=message_id)
        )
        if message.state != SendState.QUEUED:
            return message
        conversation = message.conversation
        channel = Channel(conversation.channel)
        try:
            settings = get_account(channel, conversation.account)
            message.external_id = find_adapters()[channel].send(
                conversation.account, settings, _outgoing(message, conversation)
            )[:255]
        except (SendingFailed, ChannelNotSetUp) as refusal:
            _fail(message, refusal, now)
        else:
            _succeed(message, now)
    return message


def list_due(now: datetime, *, limit: int = 500) -> list[int]:
    """Return the messages whose next try has come: those whose job was lost, and retries."""
    due = Message.objects.filter(state=SendState.QUEUED, next_try_at__lte=now)
    return list(due.order_by("next_try_at").values_list("pk", flat=True)[:limit])


def _outgoing(message: Message, conversation: Conversation) -> Outgoing:
    before = conversation.messages.exclude(external_id="").order_by("-id")[:_THREAD]
    return Outgoing(
        message_id=message.pk,
        peer=conversation.peer,
        kind=MessageKind(message.kind),
        text=message.text,
        subject=conversation.subject,
        thread_ids=tuple(each.external_id for each in reversed(before)),
        number=conversation.number,
        heard_at=conversation.last_in_at,
        is_automatic=message.author_id is None,
    )


def _succeed(message: Message, now: datetime) -> None:
    conversation = message.conversation
    message.state, message.sent_at, message.next_try_at = SendState.SENT, now, None
    message.tries += 1
    message.fault = ""
    message.save()
    note_sent(conversation.channel, conversation.account, now=now)
    record(
        MessageSent(message_id=message.pk),
        subject_id=conversation.pk,
        by=SYSTEM,
        now=now,
        correlation_id=conversation.pk,
    )


def _fail(message: Message, refusal: Refusal, now: datetime) -> None:
    conversation = message.conversation
    message.tries += 1
    message.fault = refusal.message[:300]
    pause = pause_after(message.tries, is_final=getattr(refusal, "is_final", False))
    message.next_try_at = now + pause if pause else None
    if pause is None:
        message.state = SendState.FAILED
        record(
            MessageFailed(message_id=message.pk, note=message.fault),
            subject_id=conversation.pk,
            by=SYSTEM,
            now=now,
            correlation_id=conversation.pk,
        )
    message.save()
    note_fault(conversation.channel, conversation.account, message.fault, now=now)

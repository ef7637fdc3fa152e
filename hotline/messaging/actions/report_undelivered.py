"""Report a message as undelivered (未送达): its channel took it, and says later that it failed."""

from datetime import datetime, timedelta

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.events import MessageFailed
from hotline.messaging.models import Message
from hotline.messaging.pulses import note_fault
from hotline.messaging.rules.sending import SendState

_LOOKED_BACK = timedelta(days=7)


def report_undelivered(
    *, channel: Channel, account: str, external_id: str, why: str, now: datetime
) -> Message | None:
    """Mark what we sent as failed; reported again, or never sent by us, it changes nothing."""
    with writing():
        message = (
            Message.objects.select_for_update(of=("self",))
            .select_related("conversation")
            .filter(
                is_ours=True,
                external_id=external_id,
                state=SendState.SENT,
                sent_at__gt=now - _LOOKED_BACK,
                conversation__channel=channel,
                conversation__account=account,
            )
            .first()
        )
        if message is None:
            return None
        message.state, message.fault = SendState.FAILED, why[:300]
        message.save(update_fields=["state", "fault"])
        record(
            MessageFailed(message_id=message.pk, note=message.fault),
            subject_id=message.conversation_id,
            by=SYSTEM,
            now=now,
            correlation_id=message.conversation_id,
        )
        note_fault(channel, account, message.fault, now=now)
    return message

"""Answer the first message of a conversation with its receipt (受理回执)."""

from contextlib import suppress
from datetime import datetime, timedelta

from hotline.core.actor import SYSTEM
from hotline.messaging.actions.notify import notify
from hotline.messaging.actions.receive import Received
from hotline.messaging.models import Conversation
from hotline.messaging.notice_errors import NoTemplate, NoticeInvalid
from hotline.messaging.rules.acknowledgement import MOST_A_DAY

TEMPLATE = "receipt"


def acknowledge_first(received: Received | None, *, now: datetime) -> None:
    """Send the receipt, unless the sender got enough of them today or is no mobile number."""
    if received is None or not received.is_new or not received.is_first:
        return
    conversation = received.conversation
    today = Conversation.objects.filter(
        peer_index=conversation.peer_index,
        channel=conversation.channel,
        opened_at__gt=now - timedelta(days=1),
    )
    if today.count() > MOST_A_DAY:
        return
    with suppress(NoticeInvalid, NoTemplate):
        notify(
            template=TEMPLATE,
            values={"number": conversation.number, "code": conversation.code},
            phone=conversation.peer,
            reference=conversation.number,
            by=SYSTEM,
            now=now,
            correlation_id=conversation.pk,
        )

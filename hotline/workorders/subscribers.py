"""What work orders do when something happened to one."""

from hotline.core.clock import now
from hotline.core.delivery import heeding
from hotline.core.models import Event
from hotline.messaging.models import Conversation
from hotline.messaging.rules.conversation import Closing
from hotline.workorders.actions.post_notices import post_notices
from hotline.workorders.actions.take_message_files import take_message_files
from hotline.workorders.rules.notices import tells_of


@heeding(lambda kind, details: bool(tells_of(kind, details)))
def tell_whom_it_concerns(event: Event) -> None:
    """On every kind that somebody is told of: write the notices."""
    post_notices(event=event, now=now())


@heeding(lambda _kind, details: details.get("closing") == Closing.REGISTERED)
def take_last_files(event: Event) -> None:
    """On the end of a conversation: what was sent after the registration is the order's too."""
    contact_id = Conversation.objects.values_list("contact_id", flat=True).get(pk=event.subject_id)
    take_message_files(contact_id=contact_id, now=now())

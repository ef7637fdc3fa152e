"""What the portal does when something happened below."""

from hotline.citizens.rules.identities import IDENTITY_LABELS
from hotline.core.clock import now
from hotline.core.delivery import heeding
from hotline.core.models import Event
from hotline.messaging.models import Message
from hotline.messaging.notice_city import city_notices
from hotline.portal.actions import tell_progress as progress
from hotline.portal.actions.bind_phone import bind_phone as answer
from hotline.workorders.queries import find_by_number


@heeding(lambda _kind, details: details.get("channel") in IDENTITY_LABELS)
def bind_phone(event: Event) -> None:
    """On ``message.received``: link the account with a number if the citizen asks for it."""
    rows = Message.objects.select_related("conversation")
    message = rows.filter(pk=event.details["message_id"]).first()
    if message is not None:
        answer(message=message, is_first=event.details["is_first"], now=now())


@heeding(lambda kind, _details: kind.removeprefix("workorder.") in city_notices().progress)
def tell_progress(event: Event) -> None:
    """On ``workorder.dispatched`` and ``.handled``: tell the citizen, where the city wants it."""
    order = find_by_number(event.subject_id)
    if order is not None:
        template = event.kind.removeprefix("workorder.")
        progress.tell_progress(order=order, template=template, now=event.happened_at)

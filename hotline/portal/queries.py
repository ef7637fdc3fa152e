"""Count wrong tries, and read the public steps of an order."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from hotline.core.models import Event
from hotline.portal.models import WrongTry
from hotline.portal.rules.attempts import WINDOW, is_locked
from hotline.portal.rules.progress import PUBLIC_LABELS


@dataclass(frozen=True, slots=True)
class Step:
    """One public stage and when it was reached."""

    label: str
    happened_at: datetime


def is_locked_now(number: str, address_index: str, now: datetime) -> bool:
    """Tell whether this address may not try this order any more for now."""
    same_number, same_address = Q(number=number), Q(address_index=address_index)
    recent = WrongTry.objects.filter(same_number | same_address, tried_at__gt=now - WINDOW)
    return is_locked(
        **recent.aggregate(
            by_number=Count("id", filter=same_number),
            by_address=Count("id", filter=same_address),
            by_pair=Count("id", filter=same_number & same_address),
        )
    )


def list_public_steps(number: str) -> list[Step]:
    """Return the public stages of an order, oldest first."""
    events = Event.objects.filter(subject_type="work_order", subject_id=number)
    rows = events.filter(kind__in=PUBLIC_LABELS).order_by("happened_at", "id")
    return [Step(PUBLIC_LABELS[each.kind], each.happened_at) for each in rows]

"""Count one use of a public door, and refuse what is too often."""

from datetime import datetime

from django.db.models import Count, Q

from hotline.core.crypto.cipher import blind_index
from hotline.portal.errors import TooMany
from hotline.portal.models import PortalUse
from hotline.portal.rules.limits import LIMITS, Use, is_over

_SENTENCE = "操作过于频繁，请稍后再试；紧急情况请直接拨打 12345。"


def spend(use: Use, *, address: str, now: datetime, phone: str = "") -> None:
    """Count the use; must be called inside ``writing()``, so a refused act is not counted.

    Raises:
        TooMany: this address, or this number, did so too often lately.

    """
    limit = LIMITS[use]
    address_index = blind_index(address)
    phone_index = blind_index(phone) if phone and limit.per_phone else ""
    of_address = Q(address_index=address_index)
    of_phone = Q(phone_index=phone_index) if phone_index else Q(pk__isnull=True)
    recent = PortalUse.objects.filter(
        of_address | of_phone, use=use, used_at__gt=now - limit.window
    )
    counts = recent.aggregate(
        by_address=Count("pk", filter=of_address), by_phone=Count("pk", filter=of_phone)
    )
    if is_over(limit, **counts):
        raise TooMany(_SENTENCE)
    PortalUse.objects.create(
        use=use, address_index=address_index, phone_index=phone_index, used_at=now
    )

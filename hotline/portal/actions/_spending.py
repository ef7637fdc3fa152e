"""Count one use of a public door, and refuse what is too often."""

from datetime import datetime

from django.db import connection

from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import refuse_outside_actions
from hotline.portal.errors import TooMany
from hotline.portal.models import PortalUse
from hotline.portal.rules.limits import LIMITS, Use

_SENTENCE = "操作过于频繁，请稍后再试；紧急情况请直接拨打 12345。"
_COUNT_AND_KEEP = """
INSERT INTO portal_portaluse (use, address_index, phone_index, used_at)
SELECT %(use)s, %(address)s, %(phone)s, %(now)s
WHERE (
    SELECT count(*) FROM portal_portaluse
    WHERE address_index = %(address)s AND use = %(use)s AND used_at > %(since)s
) < %(per_address)s
AND (%(phone)s = '' OR (
    SELECT count(*) FROM portal_portaluse
    WHERE phone_index = %(phone)s AND phone_index <> '' AND use = %(use)s AND used_at > %(since)s
) < %(per_phone)s)
"""
"""One statement: this is paid by every submission. Two at one moment may both be the last."""


def spend(use: Use, *, address: str, now: datetime, phone: str = "") -> None:
    """Count the use; must be called inside ``writing()``, so a refused act is not counted.

    Raises:
        TooMany: this address, or this number, did so too often lately.

    """
    refuse_outside_actions(PortalUse)
    limit = LIMITS[use]
    values = {
        "use": use.value,
        "address": blind_index(address),
        "phone": blind_index(phone) if phone and limit.per_phone else "",
        "now": now,
        "since": now - limit.window,
        "per_address": limit.per_address,
        "per_phone": limit.per_phone,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_AND_KEEP, values)
        if cursor.rowcount == 0:
            raise TooMany(_SENTENCE)

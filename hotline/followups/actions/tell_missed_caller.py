"""Tell a caller who reached nobody that we ring back (未接来电告知)."""

from datetime import datetime
from uuid import UUID

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.followups import asking
from hotline.messaging.actions.notify import notify
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_city import city_notices
from hotline.messaging.notice_errors import NoticeInvalid
from hotline.messaging.rules.quiet_hours import quiet_until
from hotline.reference.rules.calendar import local_date, local_midnight, spoken_moment
from hotline.telephony.models import ReturnCall

TEMPLATE = "missed_call"
_TELLING = frozenset({ReturnCall.Reason.ABANDONED, ReturnCall.Reason.ENGINE_LOST})
"""Who asked to be rung back heard it confirmed."""


def tell_missed_caller(*, return_call_id: UUID, now: datetime) -> CitizenNotice | None:
    """Write once a day to a number, in no quiet hour; None when nobody is written to."""
    row = ReturnCall.objects.filter(pk=return_call_id, settled_at__isnull=True).first()
    if row is None or row.reason not in _TELLING or not asking.is_open(Channel.SMS, TEMPLATE):
        return None
    if quiet_until(now, city_notices().windows) is not None:
        return None
    index = blind_index(normalize_number(row.number))
    with writing():
        wait_for_turn(index)
        today = CitizenNotice.objects.filter(
            peer_index=index,
            template__name=TEMPLATE,
            written_at__gte=local_midnight(local_date(now)),
        )
        if today.exists():
            return None
        try:
            return notify(
                template=TEMPLATE,
                values={"time": spoken_moment(row.missed_at)},
                phone=row.number,
                reference=f"return-call:{row.pk}",
                by=SYSTEM,
                now=now,
                correlation_id=row.correlation_id,
            )
        except NoticeInvalid:
            return None  # a fixed line cannot be written to

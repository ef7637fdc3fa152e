"""List a citizen who left a number on the page (网上预约回拨)."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from contracts.credentials import number_index
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import NamedActor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.models import ReturnCall
from hotline.telephony.outbound_events import ReturnCallListed

_REASON = ReturnCall.Reason.ONLINE


def request_return_call(
    *, wish_id: UUID, number: str, about: str, note: str, now: datetime
) -> ReturnCall:
    """List the citizen, once a wish; who waits on the list already keeps their place in it.

    Raises:
        Invalid: it is no number.

    """
    plain = normalize_number(number)
    if not plain:
        msg = "请填写可以联系到您的电话号码。"
        raise Invalid(msg, fields={"phone": msg})
    index = number_index(settings.HOTLINE_ENVIRONMENT.seat_secret, plain)
    with writing():
        waiting = ReturnCall.objects.filter(
            number_index=index, reason=_REASON, settled_at__isnull=True
        )
        known = waiting.first()
        if known is not None:
            return known
        row, is_new = ReturnCall.objects.get_or_create(
            call_id=wish_id,
            defaults={
                "correlation_id": wish_id,
                "reason": _REASON,
                "number": plain,
                "number_index": index,
                "number_masked": mask_phone(plain),
                "missed_at": now,
                "about": about,
                "note": note,
            },
        )
        if is_new:
            record(
                ReturnCallListed(reason=_REASON, caller=row.number_masked),
                subject_id=row.pk,
                by=NamedActor("市民"),
                now=now,
                correlation_id=row.correlation_id,
            )
    return row

"""Leave a number to be called back (预约回电)."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.guarded import writing
from hotline.portal.actions._spending import spend
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.rules.limits import Use
from hotline.portal.rules.wishes import format_wish, note_of
from hotline.telephony.actions.request_return_call import request_return_call
from hotline.telephony.models import ReturnCall


def ask_return_call(
    *,
    key: UUID,
    phone: str,
    about: str,
    wanted_from: datetime | None,
    address: str,
    now: datetime,
) -> str:
    """Return the number of the wish; the same key again, the same number.

    Raises:
        SubmissionInvalid: it is no number.
        TooMany: too often from this address or for this number.

    """
    plain = normalize_number(phone)
    if not plain:
        msg = "请填写可以联系到您的电话号码。"
        raise SubmissionInvalid(msg, fields={"phone": msg})
    wish_id = uuid5(NAMESPACE_URL, f"return-call/{key}")
    known = ReturnCall.objects.filter(call_id=wish_id).first()
    if known is None:
        with writing():
            spend(Use.RETURN_CALL, address=address, phone=plain, now=now)
            known = request_return_call(
                wish_id=wish_id,
                number=plain,
                about=about,
                note=note_of(wanted_from, now),
                now=now,
            )
    return format_wish(known.pk, known.missed_at)

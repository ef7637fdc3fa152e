"""Send six digits to a number (获取验证码)."""

from datetime import datetime

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import NamedActor
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.core.six_digits import draw_code
from hotline.messaging.actions.notify import notify
from hotline.portal.actions._spending import spend
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.models import PhoneCode
from hotline.portal.rules.codes import LIFETIME
from hotline.portal.rules.limits import Use

TEMPLATE = "phone_code"


def send_phone_code(*, phone: str, address: str, now: datetime) -> datetime:
    """Send a fresh code, which replaces any earlier one; return until when it is good.

    Raises:
        SubmissionInvalid: it is no number.
        NoticeInvalid: it is no mobile number.
        TooMany: too many codes for this number or from this address.

    """
    plain = normalize_number(phone)
    if not plain:
        msg = "请填写手机号码。"
        raise SubmissionInvalid(msg, fields={"phone": msg})
    code = draw_code()
    with writing():
        spend(Use.CODE, address=address, phone=plain, now=now)
        spend(Use.CODE_DAY, address=address, phone=plain, now=now)
        PhoneCode.objects.create(phone_index=blind_index(plain), code=code, sent_at=now)
        notify(
            template=TEMPLATE,
            values={"code": code, "minutes": int(LIFETIME.total_seconds() // 60)},
            phone=plain,
            by=NamedActor("市民"),
            now=now,
            correlation_id=None,
        )
    return now + LIFETIME

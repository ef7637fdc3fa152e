"""Prove a number (验证手机号) with the code that was sent to it."""

import hmac
from datetime import datetime

from hotline.citizens.actions.prove_phone import prove_phone
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import NamedActor
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.portal.actions._spending import spend
from hotline.portal.errors import CodeWrong
from hotline.portal.models import PhoneCode
from hotline.portal.proofs import prove
from hotline.portal.rules.codes import is_usable
from hotline.portal.rules.limits import Use

_CITIZEN = NamedActor("市民")
_SENTENCE = "验证码不正确或已失效，请核对或重新获取。"


def prove_number(*, phone: str, code: str, address: str, now: datetime) -> str:
    """Return a proof for half an hour; the citizen's number is marked as proven.

    Raises:
        CodeWrong: wrong, too old, tried too often, or used.
        TooMany: too many tries from this address.

    """
    plain = normalize_number(phone)
    with writing():
        spend(Use.DEED, address=address, now=now)
        row = _latest(plain, now)
        is_right = row is not None and hmac.compare_digest(row.code.encode(), code.encode())
        if row is not None and is_right:
            row.proven_at = now
            row.save(update_fields=["proven_at"])
            prove_phone(number=plain, by=_CITIZEN, now=now)
        elif row is not None:
            row.tries += 1
            row.save(update_fields=["tries"])
    if not is_right:
        raise CodeWrong(_SENTENCE, fields={"code": _SENTENCE})
    return prove(plain, now=now)


def _latest(phone: str, now: datetime) -> PhoneCode | None:
    """Return the number's latest code, locked, while it may be tried."""
    of_phone = PhoneCode.objects.select_for_update().filter(phone_index=blind_index(phone))
    row = of_phone.order_by("-id").first()
    if row is None:
        return None
    proven = row.proven_at is not None
    good = is_usable(sent_at=row.sent_at, tries=row.tries, is_proven=proven, now=now)
    return row if good else None

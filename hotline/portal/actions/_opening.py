"""Open a case with its number and code; a wrong try is counted."""

import hmac
from datetime import datetime

from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.portal.cases import Case, find_case
from hotline.portal.errors import NotMatching, TooManyTries
from hotline.portal.models import WrongTry
from hotline.portal.queries import is_locked_now
from hotline.portal.rules.attempts import WINDOW

_NOBODY = "------"


def open_case(*, number: str, code: str, address: str, now: datetime) -> Case:
    """Return the case; call it outside ``writing()``, so that a wrong try stays counted.

    Raises:
        NotMatching: nothing has this number and this code.
        TooManyTries: too many wrong tries, also when this one would be right.

    """
    address_index = blind_index(address)
    if is_locked_now(number, address_index, now):
        msg = "查询失败次数过多，请一小时后再试，或拨打 12345 查询。"
        raise TooManyTries(msg)
    case = find_case(number)
    expected = case.code if case else _NOBODY
    if not hmac.compare_digest(expected.encode(), code.encode()) or case is None:
        _count_wrong(number, address_index, now)
        msg = "编号或查询码不正确，请核对后重试。"
        raise NotMatching(msg)
    return case


def _count_wrong(number: str, address_index: str, now: datetime) -> None:
    with writing():
        WrongTry.objects.filter(tried_at__lt=now - 24 * WINDOW).delete()
        WrongTry.objects.create(number=number[:20], address_index=address_index, tried_at=now)

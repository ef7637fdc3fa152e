"""Track an order (查询进度) with its number and query code."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.portal.errors import NotMatching, TooManyTries
from hotline.portal.models import WrongTry
from hotline.portal.queries import Step, is_locked_now, list_public_steps
from hotline.portal.rules.attempts import WINDOW
from hotline.portal.rules.progress import PUBLIC_STATES
from hotline.workorders.queries import find_by_number
from hotline.workorders.rules.workflow import State


@dataclass(frozen=True, slots=True)
class Progress:
    """What the citizen sees: nothing about any person."""

    number: str
    state_label: str
    steps: list[Step]


def track(*, number: str, code: str, address: str, now: datetime) -> Progress:
    """Return the public progress of an order; a wrong try is counted.

    Raises:
        NotMatching: no order has this number and this code.
        TooManyTries: too many wrong tries, also when this one would be right.

    """
    address_index = blind_index(address)
    if is_locked_now(number, address_index, now):
        msg = "查询失败次数过多，请一小时后再试，或拨打 12345 查询。"
        raise TooManyTries(msg)
    order = find_by_number(number)
    expected = order.query_code if order else "------"
    if not hmac.compare_digest(expected.encode(), code.encode()) or order is None:
        _count_wrong(number, address_index, now)
        msg = "工单编号或查询码不正确，请核对后重试。"
        raise NotMatching(msg)
    return Progress(
        number=order.number,
        state_label=PUBLIC_STATES[State(order.state)],
        steps=list_public_steps(order.number),
    )


def _count_wrong(number: str, address_index: str, now: datetime) -> None:
    with writing():
        WrongTry.objects.filter(tried_at__lt=now - 24 * WINDOW).delete()
        WrongTry.objects.create(number=number[:20], address_index=address_index, tried_at=now)

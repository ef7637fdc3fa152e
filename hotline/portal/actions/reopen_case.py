"""Say that it is not solved (要求重办) on the page."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions.receive import receive
from hotline.messaging.rules.incoming import Incoming, MessageKind
from hotline.portal.actions._answering import answer_follow_up
from hotline.portal.actions._deed import perform
from hotline.portal.actions.submit import ACCOUNT
from hotline.portal.cases import Case
from hotline.portal.errors import SubmissionInvalid
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.standings import Progress
from hotline.workorders.actions.reopen import reopen_as_citizen
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State

_SHORTEST = 2


def reopen_case(asked: Asked, *, reason: str, now: datetime) -> Progress:
    """Give the order back to its department; of a closed one the hotline takes it up anew.

    Before the follow-up this is its answer. After the end it is a demand of its own, in the
    tray of five minutes, that names the order.

    Raises:
        SubmissionInvalid: nothing says what is not solved.
        Others: see ``_deed.perform``.

    """
    if len(reason.strip()) < _SHORTEST:
        msg = "请写明哪里没有解决。"
        raise SubmissionInvalid(msg, fields={"reason": msg})

    def do(_case: Case, order: WorkOrder | None) -> None:
        if order is None:
            return
        if order.state == State.CLOSED:
            receive(_again(order, asked, reason), now=now)
        elif not answer_follow_up(order, solved=False, rating=None, comment=reason, now=now):
            reopen_as_citizen(number=order.number, reason=reason, now=now)

    return perform(asked, DeedKind.REOPEN, do, now=now)


def _again(order: WorkOrder, asked: Asked, reason: str) -> Incoming:
    name = f"reopen/{order.number}/{asked.key}"
    return Incoming(
        channel=Channel.WEB,
        account=ACCOUNT,
        external_id=name,
        thread=name,
        peer=name,
        peer_name=order.caller_name,
        kind=MessageKind.FORM,
        text=f"工单 {order.number} 已结案，市民反映未解决：{reason}",
        phone=order.caller_phone,
        form={
            "event": reason,
            "place": order.place,
            "area_code": order.area.code,
            "name": order.caller_name,
            "phone": order.caller_phone,
            "is_confidential": order.is_confidential,
            "reopens": order.number,
        },
    )

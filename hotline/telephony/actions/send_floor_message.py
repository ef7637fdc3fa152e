"""Tell those at work something (现场通知), or call others in (召集)."""

from collections.abc import Sequence
from datetime import datetime

import structlog

from contracts.commands import BroadcastMessage
from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallControlSilent
from hotline.telephony.floor_errors import AtWorkAlready, NobodyToTell
from hotline.telephony.floor_events import FloorMessageSent
from hotline.telephony.floor_queries import list_off_duty, operators_at_work
from hotline.telephony.models import FloorMessage, FloorReceipt
from hotline.telephony.policy_queries import get_entry
from hotline.telephony.rules.floor_messages import CALL_OUT, LASTS, NOTICE

_log = structlog.get_logger()
_EVERYBODY = "全部在线热线员"


def send_notice(*, text: str, queue: str, by: Visitor, now: datetime) -> tuple[FloorMessage, bool]:
    """Tell everybody at a seat, or those of a queue; return it, and whether pages show it now.

    A silent call control is no obstacle: pages also ask for themselves.

    Raises:
        NoSuchEntry: there is no such queue.
        NobodyToTell: nobody else sits at a seat.

    """
    audience = f"队列：{get_entry('queue', queue).content['label']}" if queue else _EVERYBODY
    told = [each for each in operators_at_work(queue, now) if each != by.user_id]
    if not told:
        msg = "现在没有热线员在岗，通知没有发出。"
        raise NobodyToTell(msg)
    message = _write(NOTICE, text, audience, told, by, now)
    command = BroadcastMessage(
        text=text, sender=by.display_name[:40], message_id=message.pk, operator_ids=told
    )
    try:
        return message, send("broadcast", command).ok
    except CallControlSilent:
        _log.warning("told without call control", action="send_notice")
        return message, False


def call_out(*, operator_ids: Sequence[int], text: str, by: Visitor, now: datetime) -> FloorMessage:
    """Ask people who sit nowhere now to come and help.

    Raises:
        AtWorkAlready: one of them sits at a seat, or takes no calls at all.

    """
    free = {each.operator_id for each in list_off_duty("", now)}
    told = sorted(set(operator_ids))
    if not free.issuperset(told):
        msg = "名单中有人已在岗或不再接听来电，请刷新名单后重试。"
        raise AtWorkAlready(msg)
    return _write(CALL_OUT, text, f"召集 {len(told)} 人", told, by, now)


def _write(
    kind: str, text: str, audience: str, told: Sequence[int], by: Visitor, now: datetime
) -> FloorMessage:
    with writing():
        message = FloorMessage.objects.create(
            kind=kind,
            text=text,
            audience=audience[:80],
            sender_id=by.user_id,
            sender_name=by.display_name[:40],
            sent_at=now,
            expires_at=now + LASTS[kind],
        )
        FloorReceipt.objects.bulk_create(
            FloorReceipt(message=message, operator_id=each) for each in told
        )
        sent = FloorMessageSent(
            message_kind=kind, text=text, audience=message.audience, operator_ids=[*told]
        )
        record(sent, subject_id=message.pk, by=by, now=now, correlation_id=None)
    return message

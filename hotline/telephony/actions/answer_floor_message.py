"""Acknowledge a message of the floor (回执), or say whether one comes."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.floor_errors import MessageExpired, OddAnswer
from hotline.telephony.floor_events import FloorMessageAnswered
from hotline.telephony.floor_queries import get_own_receipt
from hotline.telephony.models import FloorReceipt
from hotline.telephony.rules.floor_messages import may_answer


def answer_floor_message(
    *, message_id: int, answer: str, by: Visitor, now: datetime
) -> FloorReceipt:
    """Keep the visitor's answer; the same once more changes nothing, another one replaces it.

    Raises:
        NoSuchMessage: it was for others.
        OddAnswer: the message does not ask for this.
        MessageExpired: its time is over.

    """
    with writing():
        receipt = get_own_receipt(message_id, visitor=by)
        if not may_answer(receipt.message.kind, answer):
            msg = "这条通知不能这样回执，请刷新页面。"
            raise OddAnswer(msg)
        if receipt.answer == answer:
            return receipt
        if receipt.message.expires_at <= now:
            msg = "这条通知已过期，不用再回执。"
            raise MessageExpired(msg)
        receipt.answer, receipt.answered_at = answer, now
        receipt.save(update_fields=["answer", "answered_at"])
        answered = FloorMessageAnswered(answer=answer)
        record(answered, subject_id=message_id, by=by, now=now, correlation_id=None)
    return receipt

"""Answer a firm's need on the spot (当场答复), or make it an order (转工单)."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from hotline.accounts.visitor import Visitor
from hotline.contacts.rules.channels import Channel
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.firms.errors import FirmInvalid, NeedSettled
from hotline.firms.events import NeedAnswered, NeedRaised
from hotline.firms.models import Need
from hotline.firms.queries import locked_need
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.actions.register import register
from hotline.workorders.rules.registration import Caller, Demand, Provenance

_SOURCE = "企业走访"
_SHORTEST = 5


def answer_need(*, need_id: int, answer: str, by: Visitor, now: datetime) -> Need:
    """Keep what the firm was told.

    Raises:
        FirmInvalid: the answer says too little.
        NeedSettled: it has an answer or an order.

    """
    if len(answer) < _SHORTEST:
        raise FirmInvalid.in_fields({"answer": f"答复至少 {_SHORTEST} 字。"})
    with writing():
        need = _open(need_id)
        need.answer, need.settled_at = answer, now
        need.save(update_fields=["answer", "settled_at"])
        _record(need, NeedAnswered(need_id=need.pk), by, now)
    return need


def raise_need(*, need_id: int, topic_code: str, demand: str, by: Visitor, now: datetime) -> Need:
    """Register the need as an order of the firm, once; it is dispatched like any other.

    Raises:
        NeedSettled: it has an answer or an order.
        Incomplete, WrongRole: as :func:`register` says.

    """
    with writing():
        need = _open(need_id)
        firm = need.visit.firm
        (order,) = register(
            key=uuid5(NAMESPACE_URL, f"need/{need.pk}"),
            caller=Caller(name=f"{firm.contact_name}"[:40], phone=firm.contact_phone),
            demands=[
                Demand(
                    appeal_type=AppealType.HELP,
                    urgency=Urgency.GENERAL,
                    topic_code=topic_code,
                    area_code=firm.area.code,
                    place=f"{firm.name}，{firm.address}"[:200],
                    event=need.text,
                    demand=demand or need.text,
                )
            ],
            by=by,
            now=now,
            provenance=Provenance(
                source=_SOURCE, external_id=f"need-{need.pk}", channel=Channel.VISIT
            ),
        )
        need.order, need.settled_at = order, now
        need.save(update_fields=["order", "settled_at"])
        _record(need, NeedRaised(need_id=need.pk, number=order.number), by, now)
    return need


def _open(need_id: int) -> Need:
    need = locked_need(need_id)
    if need.order_id is not None or need.answer:
        msg = "这项需求已答复或已转工单。"
        raise NeedSettled(msg)
    return need


def _record(need: Need, happening: Happening, by: Visitor, now: datetime) -> None:
    correlation = need.order.correlation_id if need.order else None
    record(happening, subject_id=need.visit.firm_id, by=by, now=now, correlation_id=correlation)

"""Decide a red packet (审核红包): two different people agree, or one refuses."""

import secrets
from datetime import datetime

from procrastinate.contrib.django import app

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.rewards.errors import (
    BudgetSpent,
    NoPacket,
    PacketNotNow,
    RefusalInvalid,
    SamePerson,
)
from hotline.rewards.events import PacketApproved, PacketChecked, PacketRefused
from hotline.rewards.models import Packet
from hotline.rewards.queries import spent_in_month
from hotline.rewards.rules.packets import (
    AGAIN,
    STATE_LABELS,
    PacketState,
    bill_number,
    fault_of_budget,
)

SEND_TASK = "rewards.send_packet"
QUEUE = "rewards"
_BUDGETS = 20261128
"""The advisory lock under which a month's budget is spoken for."""
_SHORTEST, _LONGEST = 4, 300


def check(*, packet_id: int, by: Visitor, now: datetime) -> Packet:
    """Agree first (初审); a packet that failed or lapsed begins another round.

    Raises:
        PacketNotNow: it does not wait for this.

    """
    with writing():
        packet = _locked(packet_id)
        if packet.state in AGAIN:
            packet.round += 1
            packet.bill, packet.provider_bill, packet.receipt = "", "", ""
            packet.approved_at, packet.approved_by_id, packet.approved_by_label = None, None, ""
            packet.sent_at, packet.settled_at, packet.note = None, None, ""
        elif packet.state != PacketState.PROPOSED:
            _refuse(packet)
        packet.state = PacketState.CHECKED
        packet.checked_at = now
        packet.checked_by_id, packet.checked_by_label = by.user_id, by.actor_label[:80]
        packet.save()
        _record(packet, PacketChecked(number=packet.order.number), by, now)
    return packet


def approve(*, packet_id: int, by: Visitor, now: datetime) -> Packet:
    """Agree second (复核): from now on the money is spoken for, and it will be sent.

    Raises:
        PacketNotNow: it does not wait for this.
        SamePerson: the first who agreed may not be the second.
        BudgetSpent: the month's budget does not bear it.

    """
    with writing():
        packet = _locked(packet_id)
        if packet.state != PacketState.CHECKED:
            _refuse(packet)
        if packet.checked_by_id == by.user_id:
            msg = "初审和复核须由两位不同的人员完成。"
            raise SamePerson(msg)
        _refuse_beyond_budget(packet, now)
        packet.state = PacketState.APPROVED
        packet.approved_at = now
        packet.approved_by_id, packet.approved_by_label = by.user_id, by.actor_label[:80]
        packet.bill = bill_number(packet.pk, packet.round)
        packet.claim_key = packet.claim_key or secrets.token_urlsafe(24)
        packet.save()
        app.configure_task(SEND_TASK, queue=QUEUE).defer(packet_id=packet.pk)
        _record(packet, PacketApproved(number=packet.order.number), by, now)
    return packet


def refuse(*, packet_id: int, note: str, by: Visitor, now: datetime) -> Packet:
    """Do not reward (不予奖励), with the reason; nothing that was sent is taken back.

    Raises:
        PacketNotNow: it was approved, or refused before.
        RefusalInvalid: no reason was given.

    """
    reason = note.strip()
    if not _SHORTEST <= len(reason) <= _LONGEST:
        msg = f"请写明不予奖励的理由（{_SHORTEST} 至 {_LONGEST} 字）。"
        raise RefusalInvalid(msg, fields={"note": msg})
    with writing():
        packet = _locked(packet_id)
        if packet.state not in {PacketState.PROPOSED, PacketState.CHECKED}:
            _refuse(packet)
        packet.state, packet.note = PacketState.REFUSED, reason
        packet.save(update_fields=["state", "note"])
        _record(packet, PacketRefused(number=packet.order.number, note=reason), by, now)
    return packet


def _refuse_beyond_budget(packet: Packet, now: datetime) -> None:
    """Let one approval after the other look at the month."""
    wait_for_turn(_BUDGETS)
    fault = fault_of_budget(
        amount_fen=packet.amount_fen,
        spent_fen=spent_in_month(packet.rule.name, now),
        budget_fen=packet.rule.month_budget_fen,
    )
    if fault:
        raise BudgetSpent(fault)


def _locked(packet_id: int) -> Packet:
    rows = Packet.objects.select_for_update(of=("self",)).select_related("order", "rule")
    packet = rows.filter(pk=packet_id).first()
    if packet is None:
        msg = "没有这个红包。"
        raise NoPacket(msg)
    return packet


def _refuse(packet: Packet) -> None:
    msg = f"这个红包现在是“{STATE_LABELS[PacketState(packet.state)]}”，不能这样处理。"
    raise PacketNotNow(msg)


def _record(packet: Packet, happening: Happening, by: Visitor, now: datetime) -> None:
    record(
        happening,
        subject_id=packet.pk,
        by=by,
        now=now,
        correlation_id=packet.order.correlation_id,
    )

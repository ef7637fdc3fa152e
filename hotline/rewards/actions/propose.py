"""Propose a red packet (提出奖励) for a closed order that earned one."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.models import Conversation
from hotline.messaging.queries import find_by_contact
from hotline.reference.rules.calendar import local_date
from hotline.rewards.events import PacketProposed
from hotline.rewards.models import Packet, RewardRule
from hotline.rewards.queries import packets_of_purse, rules_on
from hotline.rewards.rules.packets import Candidacy, PacketState, why_not
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.rules.closing import Closing

NOT_HANDLED = frozenset({Closing.WITHDRAWN, Closing.WITH_MAIN})


def propose(*, order: WorkOrder, now: datetime) -> Packet | None:
    """Propose a packet by the first rule that grants one; an order is asked once."""
    with writing():
        get_locked(order.pk)
        known = Packet.objects.filter(order=order).first()
        if known is not None:
            return known
        talk = _wechat_of(order)
        for rule in rules_on(local_date(order.registered_at)):
            if not _why_not(order, rule, talk, now) and talk is not None:
                return _propose(order, rule, talk, now)
    return None


def _wechat_of(order: WorkOrder) -> Conversation | None:
    talk = find_by_contact(order.contact_id) if order.contact_id else None
    return talk if talk is not None and talk.channel == Channel.WECHAT else None


def _why_not(order: WorkOrder, rule: RewardRule, talk: Conversation | None, now: datetime) -> str:
    candidacy = Candidacy(
        channel=order.channel,
        appeal_type=order.appeal_type,
        closing=order.closing,
        has_purse=talk is not None,
        packets_this_month=packets_of_purse(talk.peer_index, now) if talk else 0,
    )
    return why_not(candidacy, rule.terms(), refused_closings=NOT_HANDLED)


def _propose(order: WorkOrder, rule: RewardRule, talk: Conversation, now: datetime) -> Packet:
    packet = Packet.objects.create(
        order=order,
        citizen_id=order.citizen_id,
        purse=talk.peer,
        purse_index=blind_index(talk.peer),
        account=talk.account,
        rule=rule,
        amount_fen=rule.amount_fen,
        state=PacketState.PROPOSED,
        proposed_at=now,
    )
    record(
        PacketProposed(number=order.number, rule=rule.name, amount_fen=rule.amount_fen),
        subject_id=packet.pk,
        by=SYSTEM,
        now=now,
        correlation_id=order.correlation_id,
    )
    return packet

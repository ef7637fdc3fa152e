"""Compare our books with the provider's (对账), packet by packet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hotline.reference.rules.calendar import SHANGHAI
from hotline.rewards.errors import NoProvider, ProviderSilent
from hotline.rewards.models import Packet
from hotline.rewards.provider import provider_for
from hotline.rewards.rules.packets import PacketState
from hotline.rewards.rules.payments import mismatch_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One packet of which the two books say different things, or one cannot be read."""

    packet_id: int
    number: str
    bill: str
    amount_fen: int
    why: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A day's books side by side."""

    packets: int
    amount_fen: int
    differences: list[Difference]


def reconcile(day: date) -> Reconciled:
    """Ask the provider about every packet that was sent on a day, and say what differs."""
    begins = datetime.combine(day, time(), SHANGHAI)
    sent = Packet.objects.filter(sent_at__gte=begins, sent_at__lt=begins + timedelta(days=1))
    packets = list(sent.select_related("order").order_by("pk"))
    differences = [
        Difference(each.pk, each.order.number, each.bill, each.amount_fen, why)
        for each in packets
        if (why := _difference(each))
    ]
    return Reconciled(len(packets), sum(each.amount_fen for each in packets), differences)


def _difference(packet: Packet) -> str:
    try:
        standing = provider_for(packet.account).look(packet.bill)
    except (ProviderSilent, NoProvider) as refusal:
        return refusal.message
    return mismatch_of(
        ours=PacketState(packet.state), amount_fen=packet.amount_fen, theirs=standing
    )

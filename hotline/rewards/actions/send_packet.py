"""Send a packet (发放红包), and follow what becomes of it (查询结果)."""

from datetime import datetime

from django.conf import settings

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.actions.write import write
from hotline.messaging.queries import find_by_contact
from hotline.rewards.claiming import PAGE
from hotline.rewards.errors import NoProvider, ProviderSilent
from hotline.rewards.events import PacketSent, PacketSettled
from hotline.rewards.models import Packet
from hotline.rewards.provider import Provider, provider_for
from hotline.rewards.rules.packets import UNDER_WAY, PacketState
from hotline.rewards.rules.payments import STATE_OF, Payment, Progress, Standing

_ENDED = frozenset({PacketState.PAID, PacketState.FAILED, PacketState.LAPSED})


def send_packet(*, packet_id: int, now: datetime) -> Packet:
    """Ask the provider to pay an approved packet, once.

    That it is being sent is committed before the provider hears of it; whoever finds it so
    asks where the bill stands and sends it again, under the same number, only if the provider
    never heard of it.

    Raises:
        ProviderSilent: nothing is known yet; :func:`follow_up` goes on.
        NoProvider: none is set up; the packet waits.

    """
    packet = Packet.objects.select_related("order").get(pk=packet_id)
    if packet.state == PacketState.APPROVED:
        provider = provider_for(packet.account)
        packet, is_mine = _claim(packet_id, now)
        if is_mine:
            return note_standing(packet_id, provider.pay(_payment(packet)), now)
    return follow_up(packet_id=packet_id, now=now)


def follow_up(*, packet_id: int, now: datetime) -> Packet:
    """Ask where a packet under way stands; send it if the provider never heard of it.

    Raises:
        ProviderSilent: nothing is known yet.
        NoProvider: none is set up any more.

    """
    packet = Packet.objects.select_related("order").get(pk=packet_id)
    if packet.state not in UNDER_WAY:
        return packet
    provider: Provider = provider_for(packet.account)
    standing = provider.look(packet.bill)
    if standing.progress is Progress.UNKNOWN:
        standing = provider.pay(_payment(packet))
    return note_standing(packet_id, standing, now)


def follow_all(*, now: datetime) -> int:
    """Follow every packet under way and send those that still wait; return how many moved."""
    waiting = Packet.objects.filter(state__in=[PacketState.APPROVED, *UNDER_WAY])
    moved = 0
    for packet_id, before in waiting.order_by("pk").values_list("pk", "state"):
        try:
            moved += send_packet(packet_id=packet_id, now=now).state != before
        except (ProviderSilent, NoProvider):
            continue
    return moved


def _claim(packet_id: int, now: datetime) -> tuple[Packet, bool]:
    with writing():
        rows = Packet.objects.select_for_update(of=("self",)).select_related("order")
        packet = rows.get(pk=packet_id)
        if packet.state != PacketState.APPROVED:
            return packet, False
        packet.state, packet.sent_at = PacketState.SENDING, now
        packet.save(update_fields=["state", "sent_at"])
        record(
            PacketSent(number=packet.order.number, bill=packet.bill),
            subject_id=packet.pk,
            by=SYSTEM,
            now=now,
            correlation_id=packet.order.correlation_id,
        )
    return packet, True


def _payment(packet: Packet) -> Payment:
    return Payment(
        bill=packet.bill,
        purse=packet.purse,
        amount_fen=packet.amount_fen,
        remark=f"12345 建议奖励 {packet.order.number[-6:]}",
    )


def note_standing(packet_id: int, standing: Standing, now: datetime) -> Packet:
    """Note where the provider says a packet stands; an end is noted once."""
    with writing():
        rows = Packet.objects.select_for_update(of=("self",)).select_related("order")
        packet = rows.get(pk=packet_id)
        state = STATE_OF[standing.progress]
        if packet.state in _ENDED or state == packet.state:
            return packet
        packet.state = state
        packet.provider_bill = standing.provider_bill or packet.provider_bill
        packet.receipt = standing.receipt or packet.receipt
        packet.note = standing.note
        packet.settled_at = now if state in _ENDED else None
        packet.save()
        record(
            PacketSettled(number=packet.order.number, state=state, note=standing.note),
            subject_id=packet.pk,
            by=SYSTEM,
            now=now,
            correlation_id=packet.order.correlation_id,
        )
        if state is PacketState.CONFIRMING:
            _tell(packet, now)
    return packet


def _tell(packet: Packet, now: datetime) -> None:
    """Write to the citizen where the suggestion came from: the transfer waits for a tap."""
    talk = find_by_contact(packet.order.contact_id) if packet.order.contact_id else None
    if talk is not None:
        site = settings.HOTLINE_ENVIRONMENT.site_url
        link = f"{site}{PAGE}{packet.claim_key}" if site and packet.claim_key else ""
        how = f"请在微信中打开领取：{link}" if link else "请在微信收到的通知中确认领取。"
        text = (
            f"感谢您的建议（工单 {packet.order.number}）。"
            f"奖励 {packet.amount_fen / 100:.2f} 元已发放，{how}"
        )
        write(conversation_id=talk.pk, text=text, by=SYSTEM, now=now)

"""Ask the provider whether the citizen has confirmed (查询领取结果), not too often."""

from datetime import datetime

from hotline.core.guarded import writing
from hotline.rewards.actions.send_packet import follow_up
from hotline.rewards.claiming import LOOK_AGAIN, packet_of
from hotline.rewards.errors import NoProvider, ProviderSilent
from hotline.rewards.models import Packet
from hotline.rewards.rules.packets import PacketState


def look_at_claim(*, key: str, now: datetime) -> Packet:
    """Return the packet as the provider knows it, or as we do while the provider is silent.

    Raises:
        NoPacket: there is none.

    """
    packet = packet_of(key)
    if packet.state != PacketState.CONFIRMING:
        return packet
    with writing():
        locked = Packet.objects.select_for_update(of=("self",)).get(pk=packet.pk)
        if locked.looked_at is not None and now - locked.looked_at < LOOK_AGAIN:
            return packet
        locked.looked_at = now
        locked.save(update_fields=["looked_at"])
    try:
        follow_up(packet_id=packet.pk, now=now)
    except (ProviderSilent, NoProvider):
        return packet
    return packet_of(key)

"""How whoever writes is shown (市民称呼): by name, else by a masked address, else by channel."""

from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.core.masking import mask_phone

_SHOWN = 2


def peer_label(channel: Channel, peer: str, name: str) -> str:
    """Return such as ``陈静``, ``139****1234``, ``ch***@qq.com`` or ``微信市民``.

    Open ids and visitors' keys say nothing to anybody, and are never shown.
    """
    if name:
        return name
    if channel is Channel.SMS:
        return mask_phone(peer)
    if channel is Channel.EMAIL and "@" in peer:
        local, _, domain = peer.rpartition("@")
        return f"{local[:_SHOWN]}***@{domain}"
    return f"{CHANNEL_LABELS[channel]}市民"

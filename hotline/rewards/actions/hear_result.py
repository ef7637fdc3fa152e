"""Hear from the provider how a packet ended (转账结果通知), as if it had been asked."""

import time
from collections.abc import Mapping
from datetime import datetime

from hotline.rewards.actions.send_packet import note_standing
from hotline.rewards.errors import NoticeNotTrusted
from hotline.rewards.models import Packet
from hotline.rewards.provider import settings_for
from hotline.rewards.wechat_pay.notices import NotTheirsError, read_notice


def hear_result(
    *, account: str, headers: Mapping[str, str], body: bytes, now: datetime
) -> Packet | None:
    """Note it, once however often it is told; None for a bill or an event that is not ours.

    Raises:
        NoProvider: the account pays nobody.
        NoticeNotTrusted: it is not the provider's own.

    """
    try:
        heard = read_notice(settings_for(account), headers, body, timestamp=int(time.time()))
    except NotTheirsError as error:
        msg = "通知不是微信支付签发的。"
        raise NoticeNotTrusted(msg) from error
    if heard is None:
        return None
    bill, standing = heard
    packet = Packet.objects.filter(bill=bill, account=account).first()
    if packet is None or standing.amount_fen not in (None, packet.amount_fen):
        return None
    return note_standing(packet.pk, standing, now)

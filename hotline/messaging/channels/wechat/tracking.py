"""Answer 查询: how far the demands of this citizen are, or one by its receipt number."""

import re
import unicodedata
from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.messaging.channels.wechat.plan_entries import Plan, fill
from hotline.messaging.models import Conversation
from hotline.messaging.progress_door import tell_progress
from hotline.messaging.rules.conversation import CLOSING_LABELS, Closing, ConversationState
from hotline.reference.rules.calendar import spoken_moment

_NEWEST = 3
_RECEIPT = re.compile(r"(?:查询|查|进度)?(?:回执号?)?[::]?(L\d{13})")


def asked_number(text: str, plan: Plan) -> str | None:
    """Return what is asked for: a receipt number, everything (empty), or nothing (None)."""
    plain = re.sub(r"[\s。.!！??]+", "", unicodedata.normalize("NFKC", text)).upper()
    if plain in plan.track_words:
        return ""
    found = _RECEIPT.fullmatch(plain)
    return found.group(1) if found else None


def tell(*, account: str, peer: str, number: str, plan: Plan, site: str, now: datetime) -> str:
    """Say how far the citizen's own demands are, the newest three or the one asked for.

    A receipt number of somebody else's gets the same answer as one that does not exist:
    whoever has its code asks on the citizen's page, where tries are counted.
    """
    own = Conversation.objects.filter(
        channel=Channel.WECHAT, account=account, peer_index=blind_index(peer)
    )
    asked = own.filter(number=number) if number else own
    found = list(asked.order_by("-opened_at", "-number")[:_NEWEST])
    if not found:
        return fill(plan.nothing, site=site)
    return "\n\n".join(_about(each, now) for each in found)


def _about(conversation: Conversation, now: datetime) -> str:
    lines = [
        f"回执号 {conversation.number}（{spoken_moment(conversation.opened_at)}提交）",
        *(tell_progress(conversation.number, now) or [_state(conversation)]),
    ]
    return "\n".join(lines)


def _state(conversation: Conversation) -> str:
    if conversation.state == ConversationState.CLOSED:
        return f"{CLOSING_LABELS[Closing(conversation.closing)]}。"
    if conversation.state == ConversationState.TAKEN:
        return "热线员正在处理。"
    return "已收到，正在等待热线员处理。"

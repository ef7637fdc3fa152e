"""What is done with a push, and what is answered at once."""

from datetime import datetime

from hotline.messaging.actions.receive import receive
from hotline.messaging.channels.weibo.mentions import mention_of
from hotline.messaging.channels.weibo.pushes import Push, incoming_of
from hotline.messaging.channels.weibo.rules.wording import WELCOME, receipt
from hotline.messaging.channels.weibo.settings import WeiboSettings

_GREETED = frozenset({"follow", "subscribe", "scan_follow"})


def handle(push: Push, account: str, settings: WeiboSettings, *, now: datetime) -> str:
    """Keep a citizen's message or take note of an event; return the text to answer, or nothing.

    Delivered again, nothing is kept twice, and the answer is the same. What we wrote
    ourselves, and kinds nobody knows yet, are passed over.
    """
    if settings.uid == push.sender_id:
        return ""
    if push.type == "event":
        return WELCOME if push.get("subtype") in _GREETED else ""
    if push.type == "mention":
        mentioned = mention_of(push, account, now)
        if mentioned is not None:
            receive(mentioned, now=now)
        return ""
    if not push.is_message:
        return ""
    received = receive(incoming_of(push, account, now), now=now)
    if not received.is_first:
        return ""
    conversation = received.conversation
    return receipt(number=conversation.number, code=conversation.code, site=settings.site_url)

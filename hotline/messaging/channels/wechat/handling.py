"""What is done with a push, and what is answered at once."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions.hear import hear
from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.report_undelivered import report_undelivered
from hotline.messaging.channels.wechat.plan import city_plan
from hotline.messaging.channels.wechat.plan_entries import TRACK, Plan, fill
from hotline.messaging.channels.wechat.pushes import Push, incoming_of
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.channels.wechat.tracking import asked_number, tell
from hotline.messaging.rules.binding import read_binding
from hotline.messaging.rules.replies import reply_of

_READABLE = frozenset({"text", "image", "voice", "video", "shortvideo", "location", "link"})
_BLOCKED = "市民拒收公众号消息，微信未送达。"
_NOT_DELIVERED = "微信未能送达这条通知。"


def handle(push: Push, account: str, settings: WeChatSettings, *, now: datetime) -> str:
    """Keep a citizen's message or take note of an event; return the text to answer, or nothing.

    Everything done here is done once however often it is delivered, and is answered the same.
    """
    plan = city_plan()
    if push.event:
        return _on_event(push, account, settings, plan, now)
    number = asked_number(push.get("Content"), plan) if push.get("MsgType") == "text" else None
    if number is not None:
        site = settings.site_url
        return tell(account=account, peer=push.sender, number=number, plan=plan, site=site, now=now)
    incoming = incoming_of(push, account)
    is_reply = push.get("MsgType") == "text" and reply_of(incoming.text) is not None
    received = hear(incoming, now=now) if is_reply else receive(incoming, now=now)
    if received is None:
        return plan.noted
    if push.get("MsgType") not in _READABLE:
        return fill(plan.unreadable, site=settings.site_url)
    if not received.is_first or read_binding(incoming.text) is not None:
        return ""
    conversation = received.conversation
    return fill(
        plan.receipt, number=conversation.number, code=conversation.code, site=settings.site_url
    )


def _on_event(push: Push, account: str, settings: WeChatSettings, plan: Plan, now: datetime) -> str:
    """Unsubscribing, opened pages and reported places are answered with nothing and not kept."""
    if push.event in {"SUBSCRIBE", "SCAN"}:
        return fill(plan.welcome, site=settings.site_url)
    if push.event == "CLICK":
        return _on_click(push, account, settings, plan, now)
    if push.event == "TEMPLATESENDJOBFINISH":
        status = push.get("Status")
        why = _BLOCKED if "user block" in status else f"{_NOT_DELIVERED}（{status[:60]}）"
        _undelivered(account, push.get("MsgID"), "" if status == "success" else why, now)
    if push.event == "SUBSCRIBE_MSG_SENT_EVENT":
        place = "SubscribeMsgSentEvent.List"
        failed = push.get(f"{place}.ErrorCode") != "0"
        why = f"{_NOT_DELIVERED}（{push.get(f'{place}.ErrorStatus')[:60]}）"
        _undelivered(account, push.get(f"{place}.MsgID"), why if failed else "", now)
    return ""


def _on_click(push: Push, account: str, settings: WeChatSettings, plan: Plan, now: datetime) -> str:
    key, site = push.get("EventKey"), settings.site_url
    if key == TRACK:
        return tell(account=account, peer=push.sender, number="", plan=plan, site=site, now=now)
    return fill(plan.replies.get(key, plan.unknown_key), site=site)


def _undelivered(account: str, external_id: str, why: str, now: datetime) -> None:
    if why and external_id:
        report_undelivered(
            channel=Channel.WECHAT, account=account, external_id=external_id, why=why, now=now
        )

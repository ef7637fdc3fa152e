"""The door Weibo knocks at: 开发模式 points to ``/api/channels/weibo/<account>``."""

import re

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Public
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.core.errors import NotFound
from hotline.messaging.channels.weibo.answers import text_answer
from hotline.messaging.channels.weibo.errors import NotFromWeibo, PushTooLarge
from hotline.messaging.channels.weibo.handling import handle
from hotline.messaging.channels.weibo.pushes import MAX_BYTES, push_of
from hotline.messaging.channels.weibo.settings import WeiboSettings
from hotline.messaging.channels.weibo.signing import Query, check
from hotline.messaging.once import is_same_again
from hotline.messaging.services import account_knocked_at, pushed_body

router = Router(tags=["channels"])
_SIGNED = Public("Weibo has no account here; it signs every request")
_ECHO = re.compile(r"[0-9A-Za-z_-]{1,128}")


@router.get("/channels/weibo/{account}", auth=_SIGNED, include_in_schema=False)
def get_check(request: HttpRequest, account: str) -> HttpResponse:
    """Answer the check of the address (验证 URL) with what was asked to be echoed."""
    settings = _settings(account)
    check(Query.of(request.GET.dict()), settings.app_secret.get_secret_value(), now())
    echo = request.GET.get("echostr", "")
    if not _ECHO.fullmatch(echo):
        msg = "不是微博发来的请求：缺少 echostr。"
        raise NotFromWeibo(msg)
    return HttpResponse(echo, content_type="text/plain; charset=utf-8")


@router.post("/channels/weibo/{account}", auth=_SIGNED, include_in_schema=False)
def post_push(request: HttpRequest, account: str) -> HttpResponse:
    """Take a message or an event, and answer it within Weibo's five seconds.

    A signature is good for one body only: the platform's own covers none.
    """
    settings, moment = _settings(account), now()
    query = Query.of(request.GET.dict())
    check(query, settings.app_secret.get_secret_value(), moment)
    push = push_of(_body(request))
    if push.receiver_id != settings.uid:
        msg = "没有这个微博账号。"
        raise NotFound(msg)
    stamp = f"weibo/{settings.uid}/{query.timestamp}/{query.nonce}"
    if not is_same_again(stamp, push.key, now=moment):
        msg = "不是微博发来的请求：随机数已经用过。"
        raise NotFromWeibo(msg)
    text = handle(push, account, settings, now=moment)
    kind = "application/json" if text else "text/plain"
    return HttpResponse(text_answer(push, text), content_type=f"{kind}; charset=utf-8")


def _settings(account: str) -> WeiboSettings:
    settings: WeiboSettings = account_knocked_at(
        Channel.WEIBO, account, missing="没有这个微博账号。"
    )
    return settings


def _body(request: HttpRequest) -> bytes:
    return pushed_body(request, MAX_BYTES, PushTooLarge("推送内容过大。"))

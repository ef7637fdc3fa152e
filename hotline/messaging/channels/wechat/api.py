"""The door WeChat knocks at: 服务器配置 points to ``/api/channels/wechat/<account>``."""

import re
import secrets

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Public
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.channels.wechat.answers import sealed_answer, text_answer
from hotline.messaging.channels.wechat.errors import NotFromWeChat, PushTooLarge
from hotline.messaging.channels.wechat.handling import handle
from hotline.messaging.channels.wechat.opening import Query, check_query, open_push
from hotline.messaging.channels.wechat.reading import MAX_BYTES
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.once import is_same_again
from hotline.messaging.services import account_knocked_at, pushed_body

router = Router(tags=["channels"])
_SIGNED = Public("WeChat has no account here; it signs every request")
_ECHO = re.compile(r"[0-9A-Za-z_-]{1,128}")


@router.get("/channels/wechat/{account}", auth=_SIGNED, include_in_schema=False)
def get_check(request: HttpRequest, account: str) -> HttpResponse:
    """Answer the check of the address (接入验证) with what was asked to be echoed."""
    settings = _settings(account)
    check_query(Query.of(request.GET.dict()), settings, now())
    echo = request.GET.get("echostr", "")
    if not _ECHO.fullmatch(echo):
        msg = "不是微信发来的请求：缺少 echostr。"
        raise NotFromWeChat(msg)
    return HttpResponse(echo, content_type="text/plain; charset=utf-8")


@router.post("/channels/wechat/{account}", auth=_SIGNED, include_in_schema=False)
def post_push(request: HttpRequest, account: str) -> HttpResponse:
    """Take a message or an event, and answer it within WeChat's five seconds."""
    settings, moment = _settings(account), now()
    query = Query.of(request.GET.dict())
    push = open_push(query, _body(request), settings, moment)
    stamp = f"wechat/{settings.app_id}/{query.timestamp}/{query.nonce}"
    if not is_same_again(stamp, push.key, now=moment):
        msg = "不是微信发来的请求：随机数已经用过。"
        raise NotFromWeChat(msg)
    text = handle(push, account, settings, now=moment)
    answer = sealed_answer(
        text_answer(push, text, now=moment),
        query,
        settings,
        random=secrets.token_hex(8).encode(),
        now=moment,
    )
    kind = "application/xml" if answer.startswith("<") else "text/plain"
    return HttpResponse(answer, content_type=f"{kind}; charset=utf-8")


def _settings(account: str) -> WeChatSettings:
    settings: WeChatSettings = account_knocked_at(
        Channel.WECHAT, account, missing="没有这个公众号。"
    )
    return settings


def _body(request: HttpRequest) -> bytes:
    return pushed_body(request, MAX_BYTES, PushTooLarge("推送内容过大。"))

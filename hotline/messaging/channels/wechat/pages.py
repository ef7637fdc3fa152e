"""Prove our pages to WeChat's own browser (JS-SDK 权限验证配置): the ticket, and the signature."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from hotline.messaging.channels.wechat.client import WeChatClient
from hotline.messaging.channels.wechat.tokens import token_of
from hotline.messaging.errors import SendingFailed

_ODD = "微信接口返回的内容无法识别。"


def sign_page(ticket: str, nonce: str, timestamp: int, url: str) -> str:
    """Return the signature of a page; what follows ``#`` in its address does not count."""
    page = url.partition("#")[0]
    words = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}"
    return hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()


def proof_of(client: WeChatClient, url: str, *, now: datetime) -> dict[str, Any]:
    """Return what ``wx.config`` wants for the page at this address.

    Raises:
        SendingFailed: WeChat gives no ticket, and the last one has ended.

    """
    app_id = client.settings.app_id
    ticket = token_of(f"{app_id}/jsapi", lambda _by_force: _ask(client))
    nonce, timestamp = secrets.token_hex(8), int(now.timestamp())
    return {
        "app_id": app_id,
        "timestamp": timestamp,
        "nonce": nonce,
        "signature": sign_page(ticket, nonce, timestamp, url),
    }


def _ask(client: WeChatClient) -> tuple[str, int]:
    answer = client.get("/cgi-bin/ticket/getticket", type="jsapi")
    ticket, seconds = answer.get("ticket"), answer.get("expires_in")
    if not isinstance(ticket, str) or not ticket or not isinstance(seconds, int):
        raise SendingFailed(_ODD)
    return ticket, seconds

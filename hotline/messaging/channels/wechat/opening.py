"""Open a push: the signature first, then the envelope, then what is inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from hotline.messaging.channels.wechat.envelope import EnvelopeBroken, open_envelope
from hotline.messaging.channels.wechat.errors import NotFromWeChat
from hotline.messaging.channels.wechat.pushes import Push, push_of
from hotline.messaging.channels.wechat.reading import read_push
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.channels.wechat.signing import is_signed

MAX_AGE = 600
"""Seconds a signature is good for: WeChat repeats itself within twenty."""
_MAX_NONCE = 128


@dataclass(frozen=True, slots=True)
class Query:
    """What stands in the address of a request."""

    signature: str
    timestamp: str
    nonce: str
    msg_signature: str
    encrypt_type: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Query":
        """Read it."""
        names = ("signature", "timestamp", "nonce", "msg_signature", "encrypt_type")
        return cls(*(query.get(name, "")[:256] for name in names))

    @property
    def is_sealed(self) -> bool:
        """The body carries an envelope."""
        return self.encrypt_type == "aes"


def check_query(query: Query, settings: WeChatSettings, now: datetime) -> None:
    """Return if the request was signed by WeChat, lately.

    Raises:
        NotFromWeChat: it was not.

    """
    _check_age(query, now)
    if not is_signed(query.signature, settings.token, query.timestamp, query.nonce):
        _refuse("签名不正确")


def open_push(query: Query, body: bytes, settings: WeChatSettings, now: datetime) -> Push:
    """Return what was pushed, out of its envelope where it has one.

    A sealed push is known by ``msg_signature`` alone, which covers the envelope; in AES mode
    nothing else is taken, so that nobody can fall back to the signature that covers no body.

    Raises:
        NotFromWeChat: wrong or old signature, or not in an envelope that must be.
        PushTooLarge, PushUnreadable: as :func:`read_push`.

    """
    if not query.is_sealed:
        if settings.mode == "aes":
            _refuse("安全模式只接收加密的推送")
        check_query(query, settings, now)
        return push_of(read_push(body))
    if settings.mode == "plain":
        _refuse("明文模式不接收加密的推送")
    _check_age(query, now)
    sealed = read_push(body).get("Encrypt", "").strip()
    parts = (settings.token, query.timestamp, query.nonce, sealed)
    if not is_signed(query.msg_signature, *parts):
        _refuse("签名不正确")
    try:
        inside = open_envelope(sealed, key=settings.aes_key, app_id=settings.app_id)
    except EnvelopeBroken:
        _refuse("密文与本公众号的密钥或 AppID 不符")
    return push_of(read_push(inside))


def _check_age(query: Query, now: datetime) -> None:
    is_number = query.timestamp.isascii() and query.timestamp.isdecimal()
    if not is_number or abs(int(query.timestamp[:20]) - now.timestamp()) > MAX_AGE:
        _refuse("时间戳已过期，请检查服务器时间")
    if not 1 <= len(query.nonce) <= _MAX_NONCE:
        _refuse("缺少随机数")


def _refuse(why: str) -> NoReturn:
    msg = f"不是微信发来的请求：{why}。"
    raise NotFromWeChat(msg)

"""The signature of a push (消息推送签名): it covers secret, time and nonce, not the body."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hotline.messaging.channels.weibo.errors import NotFromWeibo

MAX_AGE = 600
"""Seconds a signature is good for: the platform repeats itself within fifteen."""
_MAX_NONCE = 128
_MILLISECONDS = 10**11
"""The published example counts milliseconds; seconds are taken too."""


@dataclass(frozen=True, slots=True)
class Query:
    """What stands in the address of a request."""

    signature: str
    timestamp: str
    nonce: str

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Query":
        """Read it."""
        return cls(*(query.get(name, "")[:256] for name in ("signature", "timestamp", "nonce")))


def sign(secret: str, timestamp: str, nonce: str) -> str:
    """Return the SHA-1 of the three, sorted and joined, as the platform publishes it."""
    return hashlib.sha1("".join(sorted((secret, timestamp, nonce))).encode()).hexdigest()  # noqa: S324 - the platform's protocol


def check(query: Query, secret: str, now: datetime) -> None:
    """Return if the request was signed by Weibo, lately.

    Raises:
        NotFromWeibo: it was not.

    """
    is_number = query.timestamp.isascii() and query.timestamp.isdecimal()
    moment = int(query.timestamp[:20]) if is_number else 0
    seconds = moment / 1000 if moment > _MILLISECONDS else moment
    wanted = sign(secret, query.timestamp, query.nonce)
    if not hmac.compare_digest(wanted.encode(), query.signature.lower().encode()):
        msg = "不是微博发来的请求：签名不正确。"
        raise NotFromWeibo(msg)
    if abs(seconds - now.timestamp()) > MAX_AGE:
        msg = "不是微博发来的请求：时间戳已过期，请检查服务器时间。"
        raise NotFromWeibo(msg)
    if not 1 <= len(query.nonce) <= _MAX_NONCE:
        msg = "不是微博发来的请求：缺少随机数。"
        raise NotFromWeibo(msg)

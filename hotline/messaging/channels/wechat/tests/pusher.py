"""WeChat's side of a push, written after its document and not after our code."""

import base64
import hashlib
import os
import re
import struct
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from django.test import Client

from tests.cast import NOW

TOKEN = "hotline12345token"
APP_ID = "wx0123456789abcdef"
KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY"
CITIZEN = "oCitizenChenJing0000000000000"
ACCOUNT_ID = "gh_7f083739789a"
_K = 32 * 8
_nonces = count(1_000_000)


def digest(*parts: str) -> str:
    """字典序排序、拼接、sha1."""
    ordered = list(parts)
    ordered.sort()
    return hashlib.sha1("".join(ordered).encode("utf-8"), usedforsecurity=False).hexdigest()


def encrypt(message: str, key: str = KEY, app_id: str = APP_ID) -> str:
    """Base64( AES( random(16B) + msg_len(4B) + msg + appid ) ), CBC, PKCS#7 to 32."""
    raw = message.encode("utf-8")
    full = os.urandom(16) + struct.pack("!I", len(raw)) + raw + app_id.encode()
    padder = padding.PKCS7(_K).padder()
    aes_key = base64.b64decode(key + "=")
    worker = Cipher(algorithms.AES(aes_key), modes.CBC(aes_key[:16])).encryptor()
    return base64.b64encode(
        worker.update(padder.update(full) + padder.finalize()) + worker.finalize()
    ).decode()


def decrypt(sealed: str, key: str = KEY) -> tuple[str, str]:
    """Return message and app id."""
    aes_key = base64.b64decode(key + "=")
    worker = Cipher(algorithms.AES(aes_key), modes.CBC(aes_key[:16])).decryptor()
    unpadder = padding.PKCS7(_K).unpadder()
    padded = worker.update(base64.b64decode(sealed)) + worker.finalize()
    full = unpadder.update(padded) + unpadder.finalize()
    (length,) = struct.unpack("!I", full[16:20])
    return full[20 : 20 + length].decode(), full[20 + length :].decode()


def xml(**fields: Any) -> str:
    """Return a push: numbers bare, text in CDATA, as WeChat writes it."""
    usual = {
        "ToUserName": ACCOUNT_ID,
        "FromUserName": CITIZEN,
        "CreateTime": int(NOW.timestamp()),
        **fields,
    }
    parts = []
    for name, value in usual.items():
        shown = value if isinstance(value, int | float) else f"<![CDATA[{value}]]>"
        parts.append(f"<{name}>{shown}</{name}>")
    return f"<xml>{''.join(parts)}</xml>"


def text(content: str, msg_id: int = 23456789012345678, **fields: Any) -> str:
    """Return a text of a citizen."""
    return xml(MsgType="text", Content=content, MsgId=msg_id, **fields)


def event(name: str, **fields: Any) -> str:
    """Return an event."""
    return xml(MsgType="event", Event=name, **fields)


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: str
    raw: str

    @property
    def content(self) -> str:
        """What the citizen reads."""
        found = re.search(r"<Content><!\[CDATA\[(.*)\]\]></Content>", self.body, re.DOTALL)
        return found.group(1) if found else ""


class Pusher:
    """Pushes to one account's address, and checks the envelope of what comes back."""

    def __init__(self, mode: str = "aes", account: str = "main") -> None:
        self.mode = mode
        self.address = f"/api/channels/wechat/{account}"
        self.client = Client(raise_request_exception=False)

    def query(self, **changes: Any) -> dict[str, str]:
        """Return what stands in the address, signed; each time another nonce."""
        timestamp = changes.get("timestamp", str(int(NOW.timestamp())))
        nonce = changes.get("nonce", str(next(_nonces)))
        signature = digest(TOKEN, timestamp, nonce)
        return {
            "signature": signature,
            "timestamp": timestamp,
            "nonce": nonce,
            "openid": CITIZEN,
            **changes,
        }

    def prepared(self, message: str, **changes: Any) -> tuple[str, bytes]:
        """Return the address and the body of a push."""
        query = self.query(**changes)
        body = message
        if self.mode != "plain":
            sealed = changes.get("sealed") or encrypt(message)
            query.pop("sealed", None)
            signed = digest(TOKEN, query["timestamp"], query["nonce"], sealed)
            query |= {"encrypt_type": "aes", "msg_signature": signed} | changes
            envelope = f"<ToUserName>{ACCOUNT_ID}</ToUserName><Encrypt>{sealed}</Encrypt>"
            inside = re.sub(r"^<xml>.*?</ToUserName>|</xml>$", "", message)
            both = inside if self.mode == "compatible" else ""
            body = f"<xml>{envelope}{both}</xml>"
        return f"{self.address}?{urlencode(query)}", body.encode()

    def push(self, message: str, **changes: Any) -> Reply:
        """Push it."""
        address, body = self.prepared(message, **changes)
        return self.send(address, body)

    def send(self, address: str, body: bytes) -> Reply:
        """Send what was prepared."""
        answer = self.client.post(address, body, content_type="text/xml")
        raw = answer.content.decode()
        return Reply(answer.status_code, opened(raw) if "<Encrypt>" in raw else raw, raw)


def opened(raw: str) -> str:
    """Check the signature of an encrypted reply and return what is in it."""
    fields = dict(re.findall(r"<(\w+)>(?:<!\[CDATA\[)?([^<\]]+)(?:\]\]>)?</", raw))
    expected = digest(TOKEN, fields["TimeStamp"], fields["Nonce"], fields["Encrypt"])
    assert fields["MsgSignature"] == expected
    message, app_id = decrypt(fields["Encrypt"])
    assert app_id == APP_ID
    return message

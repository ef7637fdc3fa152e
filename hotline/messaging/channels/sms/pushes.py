"""Check and read what a gateway pushes to us."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from hotline.core.errors import Forbidden, Invalid
from hotline.messaging.channels.sms.http_gateway import at_path, fill
from hotline.messaging.channels.sms.settings import PushSettings
from hotline.messaging.channels.sms.signing import is_signed

LATE_SECONDS = 300
_MOST_ITEMS = 1000
_MAX_ID = 200


@dataclass(frozen=True, slots=True)
class Pushed:
    """One item: a message of a citizen has a text, a report has a status."""

    external_id: str
    phone: str
    text: str
    status: str


def check_signature(push: PushSettings, headers: Mapping[str, str], body: bytes) -> None:
    """Let through what the gateway signed within the last five minutes.

    Raises:
        Forbidden: somebody else sent it, or it is old.

    """
    timestamp = headers.get(push.timestamp_header, "")
    given = headers.get(push.signature_header, "")
    words = {
        "timestamp": timestamp,
        "nonce": headers.get(push.nonce_header, ""),
        "body": body.decode("utf-8", "replace"),
    }
    is_fresh = timestamp.isdecimal() and abs(time.time() - int(timestamp[:12])) <= LATE_SECONDS
    secret = push.secret.get_secret_value()
    if not is_fresh or not is_signed(
        fill(push.of, words), given, secret, algorithm=push.algorithm, encoding=push.encoding
    ):
        msg = "推送签名不正确或已过期。"
        raise Forbidden(msg, code="bad_signature")


def read_items(push: PushSettings, content_type: str, body: bytes) -> list[Pushed]:
    """Return what was pushed.

    Raises:
        Invalid: it is neither JSON nor a form, or an item has no id or phone.

    """
    said = _parse(content_type, body)
    found = at_path(said, push.items) if push.items else said
    items = found if isinstance(found, list) else [found]
    if len(items) > _MOST_ITEMS:
        msg = f"一次最多推送 {_MOST_ITEMS} 条。"
        raise Invalid(msg)
    return [_item(push, each) for each in items]


def _parse(content_type: str, body: bytes) -> Any:
    try:
        text = body.decode("utf-8")
        if content_type.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=100))
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        msg = "推送内容无法识别。"
        raise Invalid(msg) from error


def _item(push: PushSettings, item: Any) -> Pushed:
    words = {
        name: str(at_path(item, getattr(push, name))) for name in ("id", "phone", "text", "status")
    }
    if not words["id"] or len(words["id"]) > _MAX_ID:
        msg = "推送内容缺少消息编号。"
        raise Invalid(msg)
    return Pushed(words["id"], words["phone"][:32], words["text"], words["status"])

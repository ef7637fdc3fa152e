"""What a short reply to our notices means: 退订, 恢复, or a digit that answers a survey."""

import re
import unicodedata
from enum import StrEnum

_STOP = frozenset({"T", "TD", "R", "N", "退订", "退订短信", "取消订阅", "STOP", "UNSUBSCRIBE"})
_GO_ON = frozenset({"恢复", "恢复订阅", "HF", "START"})
_DIGITS = re.compile(r"[0-9]{1,2}")


class Reply(StrEnum):
    """The replies nobody needs to read."""

    STOP = "stop"
    GO_ON = "go_on"
    DIGIT = "digit"


def plain_reply(text: str) -> str:
    """Return the reply without what surrounds it: full width signs, quotes, stops."""
    return unicodedata.normalize("NFKC", text).strip(" \t\r\n.。!！\"'“”‘’,，").upper()


def reply_of(text: str) -> Reply | None:
    """Return what a whole message means; None for anything a person should read."""
    plain = plain_reply(text)
    if plain in _STOP:
        return Reply.STOP
    if plain in _GO_ON:
        return Reply.GO_ON
    return Reply.DIGIT if _DIGITS.fullmatch(plain) else None

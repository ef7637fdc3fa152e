"""Which letters are written by machines (自动邮件): they are never answered by one."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Automatic(StrEnum):
    """What wrote it."""

    NO = ""
    REPLY = "reply"
    """A machine's answer to a letter of ours, such as 不在办公室."""
    GENERATED = "generated"
    BULK = "bulk"


_BULK = frozenset({"bulk", "list", "junk"})
_REPLY_SUBJECT = re.compile(
    r"^\s*(自动回复|自動回覆|自動回復|Auto(matic)?[- ]?Reply|Out of Office)\s*([:：]|$)",
    re.IGNORECASE,
)


def automatic_of(headers: Mapping[str, str], subject: str) -> Automatic:
    """Return what the headers (by lower-case name) and the subject say.

    RFC 3834 has ``Auto-Submitted``; the others are what servers and lists in use send.
    """
    submitted = headers.get("auto-submitted", "").split(";")[0].strip().lower()
    if submitted == "auto-replied" or "x-autoreply" in headers or "x-autorespond" in headers:
        return Automatic.REPLY
    if _REPLY_SUBJECT.match(subject):
        return Automatic.REPLY
    if submitted not in {"", "no"}:
        return Automatic.GENERATED
    precedence = headers.get("precedence", "").strip().lower()
    if precedence in _BULK or "list-id" in headers or "list-unsubscribe" in headers:
        return Automatic.BULK
    return Automatic.NO

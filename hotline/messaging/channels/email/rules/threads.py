"""Which conversation a letter belongs to (邮件会话)."""

import re
from collections.abc import Sequence

_RECEIPT = re.compile(r"(?<![0-9A-Z])L[0-9]{13}(?![0-9])", re.IGNORECASE)
_ANSWERS = re.compile(r"^\s*((re|回复|答复|回覆|aw|fw|fwd|转发)\s*[:：]\s*)+", re.IGNORECASE)
_BREAKS = re.compile(r"\s+")
_MOST_SUBJECT = 200
_NOTICE = "12345 政务服务便民热线通知"


def thread_of(*, message_id: str, references: Sequence[str], peer: str) -> str:
    """Return the thread: the first letter it goes back to, and who writes.

    Whoever knows the first letter's id and writes from elsewhere has a thread of his own.
    """
    return f"{peer} {references[0] if references else message_id}"


def receipt_in(subject: str) -> str:
    """Return the receipt number in a subject, which answers to our letters have."""
    found = _RECEIPT.search(subject)
    return found[0].upper() if found else ""


def subject_of_answer(subject: str, receipt: str) -> str:
    """Return the subject of our answer, on one line, with the receipt number once.

    What answers nobody, such as a notice, has a subject of its own.
    """
    if not receipt:
        return _NOTICE
    plain = _BREAKS.sub(" ", _ANSWERS.sub("", subject)).strip()[:_MOST_SUBJECT] or "您的来信"
    mark = f"[{receipt}]"
    return f"Re: {plain}" if mark in plain else f"Re: {plain} {mark}"

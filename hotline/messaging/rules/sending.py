"""When a message that was not taken is tried again (消息重发)."""

from datetime import timedelta
from enum import StrEnum

_PAUSES = (5, 15, 60, 300, 900, 3600)
"""Seconds after each try that failed."""


class SendState(StrEnum):
    """How far a message of ours has come; those of citizens are ``received``."""

    RECEIVED = "received"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


SEND_LABELS: dict[SendState, str] = {
    SendState.RECEIVED: "已收到",
    SendState.QUEUED: "发送中",
    SendState.SENT: "已送出",
    SendState.FAILED: "发送失败",
}


def pause_after(tries: int, *, is_final: bool) -> timedelta | None:
    """Return how long to wait after the given number of failed tries; None: give up."""
    if is_final or tries > len(_PAUSES):
        return None
    return timedelta(seconds=_PAUSES[tries - 1])

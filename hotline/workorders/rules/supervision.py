"""How closely an order is supervised (督办), and what its letter is called."""

from datetime import datetime, timedelta
from enum import StrEnum


class Level(StrEnum):
    """From a reminder to the last resort."""

    YELLOW = "yellow"
    RED = "red"
    BLACK = "black"


LEVEL_LABELS: dict[Level, str] = {
    Level.YELLOW: "黄色督办",
    Level.RED: "红色督办",
    Level.BLACK: "黑色督办",
}
LEVEL_WHY: dict[Level, str] = {
    Level.YELLOW: "临期或首次超期，提醒承办单位负责人",
    Level.RED: "超期未办或反复退单，由分管领导督办",
    Level.BLACK: "长期不办、弄虚作假，由主要领导督办并通报",
}
LONGEST = timedelta(days=30)
MAX_DOCUMENT = 120


def letter_number(year: int, serial: int) -> str:
    """Return the number on the letter (督办函)."""
    return f"热线督〔{year}〕{serial:04d}号"


def faults_of_supervision(
    *, leader: str, reason: str, reply_by: datetime, now: datetime
) -> dict[str, str]:
    """Return field → Chinese sentence for what a supervision lacks."""
    faults = {}
    if not leader.strip():
        faults["leader"] = "请填写督办领导。"
    if not reason.strip():
        faults["reason"] = "请填写督办要求。"
    if reply_by <= now:
        faults["reply_by"] = "回复期限必须晚于现在。"
    elif reply_by > now + LONGEST:
        faults["reply_by"] = "回复期限最长 30 天。"
    return faults


def faults_of_recorded_reply(
    reply: str, document: str, *, replied_at: datetime, issued_at: datetime, now: datetime
) -> dict[str, str]:
    """Return field → Chinese sentence for what an outside body's written reply lacks."""
    faults = {}
    if not reply.strip():
        faults["reason"] = "请填写督办回复。"
    if not document.strip():
        faults["document"] = "请填写对方来文的文号或名称。"
    elif len(document) > MAX_DOCUMENT:
        faults["document"] = f"文号或来文名称不超过 {MAX_DOCUMENT} 字。"
    if replied_at > now:
        faults["replied_at"] = "回复时间不能晚于现在。"
    elif replied_at < issued_at:
        faults["replied_at"] = "回复时间不能早于督办函的签发时间。"
    return faults

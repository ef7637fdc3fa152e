"""What a citizen may do with their case (市民操作)."""

from enum import StrEnum


class DeedKind(StrEnum):
    """One button of the page."""

    ADD = "add"
    URGE = "urge"
    WITHDRAW = "withdraw"
    RATE = "rate"
    REOPEN = "reopen"
    FOLLOW = "follow"
    CHALLENGE = "challenge"


DEED_LABELS: dict[DeedKind, str] = {
    DeedKind.ADD: "补充情况",
    DeedKind.URGE: "催办",
    DeedKind.WITHDRAW: "撤回",
    DeedKind.RATE: "评价",
    DeedKind.REOPEN: "要求重办",
    DeedKind.FOLLOW: "关注",
    DeedKind.CHALLENGE: "工作量证明",
}

"""How asking a model ended, and what people made of the answer."""

from enum import StrEnum


class Ended(StrEnum):
    """How one attempt ended."""

    OK = "ok"
    CACHED = "cached"
    CUT = "cut"
    INVALID = "invalid"
    REFUSED = "refused"
    FAILED = "failed"
    TIMED_OUT = "timed_out"


ENDED_LABELS: dict[Ended, str] = {
    Ended.OK: "成功",
    Ended.CACHED: "用了缓存",
    Ended.CUT: "回答被截断",
    Ended.INVALID: "回答不合格式",
    Ended.REFUSED: "服务拒绝",
    Ended.FAILED: "服务出错",
    Ended.TIMED_OUT: "超时",
}

ANSWERED = frozenset({Ended.OK, Ended.CACHED})
UNREACHABLE = frozenset({Ended.REFUSED, Ended.FAILED, Ended.TIMED_OUT})
"""What opens the circuit breaker: the service, not the words, is at fault."""


class Verdict(StrEnum):
    """What a person made of a suggestion."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.ACCEPTED: "采纳",
    Verdict.EDITED: "修改后采纳",
    Verdict.REJECTED: "不采纳",
}

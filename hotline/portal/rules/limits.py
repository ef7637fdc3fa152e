"""How often a public door may be used (使用频次), and when proof of work is asked."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Use(StrEnum):
    """What a public door was used for."""

    SUBMIT = "submit"
    FILE = "file"
    CHAT = "chat"
    CODE = "code"
    CODE_DAY = "code_day"
    DEED = "deed"
    RETURN_CALL = "return_call"
    GAP = "gap"


USE_LABELS: dict[Use, str] = {
    Use.SUBMIT: "提交诉求",
    Use.FILE: "上传附件",
    Use.CHAT: "在线咨询",
    Use.CODE: "获取验证码",
    Use.CODE_DAY: "一天内获取验证码",
    Use.DEED: "查询后操作",
    Use.RETURN_CALL: "预约回电",
    Use.GAP: "查询未果",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many within a window, from one address and for one number; 0: not counted."""

    window: timedelta
    per_address: int
    per_phone: int = 0


LIMITS: dict[Use, Limit] = {
    Use.SUBMIT: Limit(timedelta(hours=1), per_address=60, per_phone=10),
    Use.FILE: Limit(timedelta(hours=1), per_address=200),
    Use.CHAT: Limit(timedelta(minutes=10), per_address=200),
    Use.CODE: Limit(timedelta(hours=1), per_address=20, per_phone=3),
    Use.CODE_DAY: Limit(timedelta(days=1), per_address=60, per_phone=8),
    Use.DEED: Limit(timedelta(hours=1), per_address=120),
    Use.RETURN_CALL: Limit(timedelta(hours=1), per_address=20, per_phone=3),
    Use.GAP: Limit(timedelta(hours=1), per_address=20),
}
"""An address is a household, or a village behind one line: it may do more than one number."""

KEPT = timedelta(days=1)
"""Uses and unsent files are forgotten after it."""

ATTACK_WINDOW = timedelta(minutes=1)
"""Submissions of everybody are counted in it; ``portal_attack_from`` says how many are many."""
BITS = 18
"""About a quarter of a million hashes: a second of a phone, an hour of a flood of thousands."""
CHALLENGE_LIFETIME = timedelta(minutes=10)

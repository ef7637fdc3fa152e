"""When failures at the SIP doors become an alarm; pure, told the time."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

Level = Literal["warning", "critical"]
Kind = Literal["unknown_account", "wrong_password", "unfinished", "finished", "line_refused"]

QUIET_FOR = timedelta(minutes=5)
"""The same alarm about the same source is repeated no sooner."""
MOST_SOURCES = 5000
MANY = "*"
"""Stands for every further source: forged addresses must not fill our memory."""


@dataclass(frozen=True)
class Sighting:
    """Something the engine noted about one source."""

    kind: Kind
    source: str
    account: str = ""


@dataclass(frozen=True)
class Rule:
    """So many within so many seconds are an alarm."""

    alarm: str
    kind: Kind
    limit: int
    seconds: int
    level: Level
    text: str
    """Chinese, with ``{source}``, ``{count}`` and ``{seconds}``."""
    is_distinct: bool = False
    """Count different accounts, not attempts: a phone set up wrongly is no attack."""


RULES = (
    Rule(
        alarm="sip_scan",
        kind="unknown_account",
        limit=20,
        seconds=60,
        level="warning",
        text="{source} 正在扫描分机：{seconds} 秒内尝试了 {count} 个不存在的账号",
        is_distinct=True,
    ),
    Rule(
        alarm="sip_guessing",
        kind="wrong_password",
        limit=10,
        seconds=60,
        level="critical",
        text="{source} 正在猜测话机密码：{seconds} 秒内失败 {count} 次",
    ),
    Rule(
        alarm="sip_flood",
        kind="unfinished",
        limit=1000,
        seconds=10,
        level="critical",
        text="{source} 正在大量发送 SIP 请求：{seconds} 秒内 {count} 次没有完成验证",
    ),
    Rule(
        alarm="lines_full",
        kind="line_refused",
        limit=1,
        seconds=60,
        level="critical",
        text="线路已满：{seconds} 秒内有 {count} 个来电被拒绝",
    ),
)


@dataclass(frozen=True)
class Alarm:
    """What people are told."""

    at: datetime
    alarm: str
    level: Level
    source: str
    count: int
    text: str


@dataclass
class _Second:
    """What one source did within one second."""

    at: datetime
    count: int = 0
    accounts: set[str] = field(default_factory=set)


class Watch:
    """Counts sightings per rule and source over sliding windows of whole seconds."""

    def __init__(self, rules: Iterable[Rule] = RULES) -> None:
        self._rules = tuple(rules)
        self._seen: dict[tuple[str, str], deque[_Second]] = defaultdict(deque)
        self._told: dict[tuple[str, str], datetime] = {}

    def note(self, sighting: Sighting, *, now: datetime) -> None:
        """Count a sighting; a finished sign-in takes one unfinished request back."""
        kind = "unfinished" if sighting.kind == "finished" else sighting.kind
        for rule in self._rules:
            if rule.kind == kind:
                second = self._second(rule.alarm, sighting.source, now)
                second.count += -1 if sighting.kind == "finished" else 1
                if rule.is_distinct and len(second.accounts) < rule.limit * 10:
                    second.accounts.add(sighting.account)

    def _second(self, alarm: str, source: str, now: datetime) -> _Second:
        key = (alarm, source)
        if key not in self._seen and len(self._seen) >= MOST_SOURCES:
            key = (alarm, MANY)
        seconds = self._seen[key]
        at = now.replace(microsecond=0)
        if not seconds or seconds[-1].at < at:
            seconds.append(_Second(at))
        return seconds[-1]

    def alarms(self, *, now: datetime) -> list[Alarm]:
        """Forget what is too old; return the alarms that are due."""
        due = []
        for rule in self._rules:
            for key in [each for each in self._seen if each[0] == rule.alarm]:
                count = self._count(rule, key, now)
                told = self._told.get(key)
                if count >= rule.limit and (told is None or now - told >= QUIET_FOR):
                    self._told[key] = now
                    due.append(_alarm(rule, key[1], count, now))
        old = [key for key, told in self._told.items() if now - told >= QUIET_FOR]
        for key in old:
            del self._told[key]
        return due

    def _count(self, rule: Rule, key: tuple[str, str], now: datetime) -> int:
        seconds = self._seen[key]
        while seconds and seconds[0].at <= now - timedelta(seconds=rule.seconds):
            seconds.popleft()
        if not seconds:
            del self._seen[key]
            return 0
        if rule.is_distinct:
            return len(set[str]().union(*(each.accounts for each in seconds)))
        return sum(each.count for each in seconds)


def _alarm(rule: Rule, source: str, count: int, now: datetime) -> Alarm:
    name = "多个地址" if source == MANY else source
    text = rule.text.format(source=name, count=count, seconds=rule.seconds)
    return Alarm(now, rule.alarm, rule.level, source, count, text)

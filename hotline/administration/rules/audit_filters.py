"""What of the audit is asked for, and how much time one look takes in."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

MOST_DAYS = 366
MOST_DAYS_OF_TEXT = 31
"""Text is looked for in every event of the span: a month is some millions."""
SHORTEST_TEXT = 2
_NARROWER = "请缩小时间范围，或同时指明对象类型和编号。"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilters:
    """Who, what, of what, when, and which words."""

    since: datetime
    until: datetime
    actor_id: int | None = None
    by_nobody: bool = False
    """Only what the system and citizens did."""
    kinds: tuple[str, ...] = ()
    subject_type: str = ""
    subject_id: str = ""
    correlation_id: str = ""
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as a request keeps it."""
        span = {"since": self.since.isoformat(), "until": self.until.isoformat()}
        return asdict(self) | span | {"kinds": list(self.kinds)}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> "AuditFilters":
        """Read it back."""
        span = {name: datetime.fromisoformat(content[name]) for name in ("since", "until")}
        return cls(**(content | span | {"kinds": tuple(content["kinds"])}))


def fault_of_span(filters: AuditFilters) -> str:
    """Say in Chinese why so much is not looked through at once; empty: it is.

    Events are found by type and number together; by a number alone all of them are read.
    """
    span = filters.until - filters.since
    if span <= timedelta():
        return "结束时间应晚于开始时间。"
    if filters.text and len(filters.text) < SHORTEST_TEXT:
        return f"关键词至少 {SHORTEST_TEXT} 个字。"
    is_narrow = bool(filters.subject_type and filters.subject_id) or bool(filters.correlation_id)
    if filters.text and not is_narrow and span > timedelta(days=MOST_DAYS_OF_TEXT):
        return f"按关键词查找一次最多 {MOST_DAYS_OF_TEXT} 天，{_NARROWER}"
    if not is_narrow and span > timedelta(days=MOST_DAYS):
        return f"一次最多查 {MOST_DAYS} 天，{_NARROWER}"
    return ""

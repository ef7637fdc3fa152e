"""The kinds of telephony policy (话务策略), and the contract each must keep."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from contracts.telephony_config import (
    AlarmLimits,
    CallerRules,
    DialledNumber,
    DialRules,
    OutsideContact,
    QueuePolicy,
    Span,
)
from hotline.telephony.rules.rooms import RoomEntry

Kind = Literal[
    "queue",
    "hours",
    "number",
    "contact",
    "skill",
    "room",
    "callers",
    "dialling",
    "alarms",
    "platform",
]
LABELS: dict[Kind, str] = {
    "queue": "队列",
    "hours": "时段",
    "number": "接入号码",
    "contact": "外线联系人",
    "skill": "技能",
    "room": "座位图",
    "callers": "来电优先规则",
    "dialling": "外呼规则",
    "alarms": "告警阈值",
    "platform": "平台参数",
}


_SKILL = r"(desk|dialect|lang|skill):[a-z0-9][a-z0-9_-]{0,30}"
_WORD = r"[a-z0-9][a-z0-9_-]{0,39}"


class HoursEntry(BaseModel):
    """Opening hours (时段): a work calendar's, or their own, and days that differ."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    label: str = Field(default="", max_length=40)
    calendar: str = Field(default="", max_length=40)
    """A calendar of ``hotline.reference``, with its holidays and make-up days (调休)."""
    weekly: list[list[Span]] = Field(default_factory=list, max_length=7)
    """Seven lists, Monday first, when there is no calendar; empty: always open."""
    special: dict[date, list[Span]] = Field(default_factory=dict)
    """Single days; they go before everything else."""


class SkillEntry(BaseModel):
    """A skill (技能) of the city's own: a desk (专席), a dialect, anything a queue may ask."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(max_length=40)
    """Such as ``desk:talent``; a queue or flow asks for it by this name."""
    label: str = Field(min_length=1, max_length=40)


class PlatformLimits(BaseModel):
    """Licences, lines and times of the platform as a whole (VOI-05, VOI-08)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    softphones: int = Field(default=230, ge=0, le=10_000)
    line_limit: int = Field(default=500, ge=1, le=10_000)
    outbound_caller_id: str = Field(default="12345", pattern=r"^[0-9]{3,15}$")
    dial_seconds: int = Field(default=45, ge=10, le=120)
    reconnect_seconds: int = Field(default=30, ge=5, le=300)


CONTRACTS: dict[Kind, type[BaseModel]] = {
    "queue": QueuePolicy,
    "hours": HoursEntry,
    "number": DialledNumber,
    "contact": OutsideContact,
    "skill": SkillEntry,
    "room": RoomEntry,
    "callers": CallerRules,
    "dialling": DialRules,
    "alarms": AlarmLimits,
    "platform": PlatformLimits,
}


def name_of(kind: Kind, content: BaseModel) -> str:
    """Return what the entry is called within its kind; settings have no name."""
    if kind == "number":
        return str(getattr(content, "number", ""))
    return str(getattr(content, "name", ""))


def is_name(kind: Kind, name: str) -> bool:
    """Tell whether an entry of the kind may be called so."""
    patterns = {
        "number": r"[0-9*#]{2,20}",
        "queue": _WORD,
        "hours": _WORD,
        "contact": _WORD,
        "room": _WORD,
        "skill": _SKILL,
    }
    return re.fullmatch(patterns.get(kind, ""), name) is not None


def shown(kind: str, content: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return an entry as the event log may keep it: an outside number is cut short."""
    if content is None:
        return None
    number = str(content.get("number", ""))
    if kind != "contact" or len(number) < 7:  # noqa: PLR2004 - 110 and the like are no secret
        return dict(content)
    return {**content, "number": f"{number[:3]}****{number[-2:]}"}

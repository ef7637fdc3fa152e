"""What the business side publishes for call control: numbers, flows, queues, seats.

``hotline.telephony`` appends a version to :data:`TABLE` and notifies
:data:`NOTIFY_CHANNEL`; call control reads the newest and keeps the last one on disk.
Every field added later has a default, so that an older version on disk stays readable.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from contracts.ivr import AnswerStep, Flow, PlayStep, QueueStep, Step

__all__ = [
    "NOTIFY_CHANNEL",
    "TABLE",
    "AlarmLimits",
    "AnswerStep",
    "CallerMark",
    "CallerRules",
    "DialRules",
    "DialledNumber",
    "Flow",
    "OpeningHours",
    "OutsideContact",
    "PlayStep",
    "PromptSet",
    "QueuePolicy",
    "QueueStep",
    "SeatPlan",
    "Span",
    "Step",
    "TelephonyConfiguration",
    "Widening",
]

TABLE = "telephony_publishedconfiguration"
"""Columns: version (int, primary key), content (jsonb), published_at."""
NOTIFY_CHANNEL = "telephony_config"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DialledNumber(_Part):
    """A number citizens dial: which flow runs and which language is assumed."""

    number: str
    flow: str
    language: str = "zh"


class PromptSet(_Part):
    """Where one published prompt's sound lies, by language.

    A prompt that is not listed is one of the engine's own ``hotline/<name>`` sounds.
    """

    name: str
    sounds: dict[str, str]
    """Language → sound name under the engine's ``hotline/`` sounds, such as
    ``prompts/greeting-3f2a``; a language that is missing falls back to Chinese."""


class Span(_Part):
    """Open from ``start`` to before ``end``, both ``HH:MM``; ``24:00`` ends a day."""

    start: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    end: str = Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")


class OpeningHours(_Part):
    """When something is open (时段), in the city's time (Asia/Shanghai)."""

    name: str
    label: str = ""
    weekly: list[list[Span]] = Field(default_factory=list)
    """Seven lists, Monday first; empty: always open."""
    special: dict[date, list[Span]] = Field(default_factory=dict)
    """Holidays (no span) and make-up days (调休); they go before ``weekly``."""


class Widening(_Part):
    """After ``after_seconds`` of waiting the demands on an operator fall (扩大范围)."""

    after_seconds: int = Field(ge=0)
    fewer_levels: int = Field(default=0, ge=0, le=5)
    """How much lower a skill's level may be than the queue's ``least_level``."""
    groups: list[str] = Field(default_factory=list)
    """Seat groups (``home``, ``backup`` …) that now may be offered the call as well."""
    drop_skills: list[str] = Field(default_factory=list)
    """Skills no longer needed; never the language."""


class QueuePolicy(_Part):
    """A queue (队列) and its limits, all in seconds. Serves VOI-18, BIZ-01."""

    name: str
    label: str
    offer_seconds: int = 15
    wrap_up_seconds: int = 30
    announce_every_seconds: int = 30
    announce_estimate: bool = True
    skills: list[str] = Field(default_factory=list)
    """Needed besides ``queue:<name>`` and ``lang:<language>``."""
    least_level: int = Field(default=1, ge=1, le=5)
    groups: list[str] = Field(default_factory=list)
    """Seat groups that serve it from the beginning; empty: every group."""
    widenings: list[Widening] = Field(default_factory=list)
    priority: int = Field(default=0, ge=0, le=9)
    prefers_last_operator: bool = True
    last_operator_wait_seconds: int = 20
    """How long a caller waits for the operator they last talked to, if he is ready soon."""
    service_level_seconds: int = 15
    """The goal (GB/T 33358-2016: 15 s); forecasts and alarms are measured against it."""
    most_waiting: int = 500
    longest_wait_seconds: int = 1800
    overflow_queue: str = ""
    """Where a caller also waits, keeping the time, after ``overflow_after_seconds``."""
    overflow_after_seconds: int = 120
    leave_when_nobody: bool = False
    """Leave by ``otherwise`` at once when nobody who could answer is signed in."""
    reserve: int = Field(default=0, ge=0)
    """So many ready operators who have a rare language stay free for it (稀有语种保留)."""


class SeatPlan(_Part):
    """A seat (坐席) and its extension; endpoints are ``<extension>w`` and ``<extension>p``."""

    extension: str
    kind: Literal["hall", "home"] = "hall"
    """A home seat (家庭坐席) speaks TLS and SRTP only (SEAT-03)."""
    group: str = "hall"
    acl: list[str] = Field(default_factory=list)
    """Networks its phone may register from; empty: anywhere that reaches the engine."""


class CallerMark(_Part):
    """A caller who is treated differently: VIP (重点来电人), care (特殊关爱), blocked (黑名单)."""

    number_index: str
    """Blind index of the number, see ``contracts.credentials.number_index``."""
    kind: Literal["vip", "care", "blocked"]
    note: str = Field(default="", max_length=60)
    until: date | None = None


class CallerRules(_Part):
    """How much each circumstance adds to a caller's priority (VOI-18)."""

    vip: int = Field(default=5, ge=0, le=9)
    care: int = Field(default=4, ge=0, le=9)
    abandoned_before: int = Field(default=2, ge=0, le=9)
    """Hung up in the queue within ``memory_minutes`` (上次未接通)."""
    repeat: int = Field(default=1, ge=0, le=9)
    """Called within ``memory_minutes``, whatever came of it (重复来电)."""
    seconds_per_point: int = Field(default=30, ge=1)
    """One point of priority counts as so many seconds of waiting: nobody starves."""
    memory_minutes: int = Field(default=120, ge=1)


class OutsideContact(_Part):
    """An outside number operators may connect: experts, departments, 110/119/120."""

    name: str
    label: str
    number: str
    group: str = ""
    """专席 expert, 部门 department, 紧急 emergency …: shown as a heading."""
    is_emergency: bool = False


class DialRules(_Part):
    """What may be dialled (外呼规则): the guard against toll fraud. Serves CB-05, VOI-17."""

    allowed_prefixes: list[str] = Field(default_factory=lambda: ["0898", "1"])
    """A number must begin with one of them, or be an :class:`OutsideContact`."""
    barred_prefixes: list[str] = Field(default_factory=lambda: ["00", "+", "1900", "16"])
    """Checked first."""
    longest_number: int = 15
    operator_daily_minutes: int = 240
    operator_hourly_calls: int = 60
    trunk_channels: int = 100
    yearly_free_minutes: int = 60_000
    warn_at: float = Field(default=0.8, gt=0, le=1)
    outbound_reserve: int = Field(default=20, ge=0)
    """So many trunk channels stay free for citizens who call us."""
    caller_ids: dict[str, str] = Field(default_factory=dict)
    """Purpose → number shown; otherwise ``outbound_caller_id``."""
    used_minutes: float | None = Field(default=None, ge=0)
    """Outbound minutes of the year as the business side counted them from its records …"""
    used_until: date | None = None
    """… up to and with this day; call control adds its own count of the days after it."""


class AlarmLimits(_Part):
    """When the floor raises an alarm (告警阈值)."""

    waiting: int = 20
    longest_wait_seconds: int = 60
    ready_at_least: int = 1
    service_level_below: float = 0.8
    no_answer_streak: int = 3
    wrap_up_seconds: int = 180
    break_seconds: int = 1200
    lines_used: float = 0.9


class TelephonyConfiguration(_Part):
    """Everything call control needs to run calls without the business side."""

    version: int
    numbers: list[DialledNumber]
    flows: list[Flow]
    queues: list[QueuePolicy]
    seats: list[SeatPlan]
    prompts: list[PromptSet] = Field(default_factory=list)
    hours: list[OpeningHours] = Field(default_factory=list)
    callers: list[CallerMark] = Field(default_factory=list)
    caller_rules: CallerRules = CallerRules()
    contacts: list[OutsideContact] = Field(default_factory=list)
    dialling: DialRules = DialRules()
    alarms: AlarmLimits = AlarmLimits()
    softphones: int = 230
    """Softphone licences, shared between PC and mobile (VOI-05)."""
    line_limit: int = 500
    """Calls at once; beyond it the engine answers 503 (VOI-08)."""
    outbound_caller_id: str = "12345"
    dial_seconds: int = 45
    """How long an outbound call rings the citizen."""
    reconnect_seconds: int = 30
    """How long a citizen hears music while an operator's page comes back."""

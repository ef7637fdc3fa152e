"""What a city's plan of follow-ups (回访计划, ``followups.yaml``) may say."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotline.reference.rules.calendar import Span, WorkCalendar
from hotline.reference.rules.calling_hours import CALLING_HOURS

MINUTES_AN_HOUR = 60
Pause = Literal["two_hours", "other_half_day", "other_day"]


class Channel(StrEnum):
    """How a citizen is asked."""

    CALL = "call"
    MESSAGE = "message"
    ROBOT = "robot"


CHANNEL_LABELS: dict[Channel, str] = {
    Channel.CALL: "人工电话",
    Channel.MESSAGE: "短信、微信",
    Channel.ROBOT: "自动语音",
}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Part):
    """Which handled orders, how many of them, and how; the first that fits is followed."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(max_length=80)
    channel: Channel = Channel.CALL
    share: float = Field(default=100, ge=0, le=100)
    """Of a hundred orders, so many are followed up."""
    topics: tuple[str, ...] = ()
    """Codes of topics; what lies below them is meant too."""
    arrived_by: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    appeal_types: tuple[str, ...] = ()
    rated_below: int | None = Field(default=None, ge=2, le=5)
    """Only citizens whose last answer was a worse rating, or that nothing was solved."""


class ChannelPlan(_Part):
    """When a channel may be used, how often a day, and what follows when nobody answers."""

    hours: tuple[tuple[time, time], ...] = ((time(8), time(12)), (time(14, 30), time(22)))
    quota: int | None = Field(default=None, ge=0)
    wait_hours: int = Field(default=24, ge=1, le=240)
    lines: int = Field(default=5, ge=1, le=200)
    """So many calls of the voice at once."""
    then: Channel | None = None

    @model_validator(mode="after")
    def _within_calling_hours(self) -> Self:
        allowed = CALLING_HOURS.weekly[0]
        for begin, end in self.spans():
            if not any(first <= begin < end <= last for first, last in allowed):
                msg = "联系时段须在 8:00–12:00、14:30–22:00 之内"
                raise ValueError(msg)
        return self

    def spans(self) -> tuple[Span, ...]:
        """Return the hours as minutes of the day."""
        return tuple((_minute(begin), _minute(end)) for begin, end in self.hours)

    @property
    def calendar(self) -> WorkCalendar:
        """The hours as a calendar, every day alike."""
        return WorkCalendar("follow_up_channel", (self.spans(),) * 7)


class Unreached(_Part):
    """What is done when nobody answers the calls (未联系上)."""

    name: str = Field(default="three_calls", pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(default="三次未接通", max_length=80)
    calls: int = Field(default=3, ge=1, le=9)
    pauses: tuple[Pause, ...] = ("other_half_day", "other_day")
    message: bool = False
    """After the last call a message asks; only then the follow-up ends."""
    message_wait_hours: int = Field(default=24, ge=1, le=240)


class Reason(_Part):
    """Why somebody is not satisfied."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(max_length=40)


class FollowUpPlan(_Part):
    """The whole plan; without a file every order is called about."""

    version: int = Field(default=0, ge=0)
    seed: str = Field(default="hotline", max_length=60)
    expiry_days: int = Field(default=7, ge=1, le=60)
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)] = (
        Rule(name="all_orders", label="办结工单逐件电话回访"),
    )
    channels: dict[Channel, ChannelPlan] = Field(default_factory=dict)
    unreached: Unreached = Unreached()
    reasons: tuple[Reason, ...] = ()
    script: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_are_apart(self) -> Self:
        for words in ([each.name for each in self.rules], [each.code for each in self.reasons]):
            if len(set(words)) < len(words):
                msg = "规则名称和原因代码不能重复"
                raise ValueError(msg)
        return self

    def of(self, channel: Channel) -> ChannelPlan:
        """Return what is said of a channel, or the usual."""
        return self.channels.get(channel) or ChannelPlan()


def _minute(clock: time) -> int:
    return clock.hour * MINUTES_AN_HOUR + clock.minute

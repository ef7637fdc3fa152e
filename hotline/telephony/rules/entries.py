"""What the city's file says about telephony."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contracts.telephony_config import (
    AlarmLimits,
    CallerRules,
    DialledNumber,
    DialRules,
    Flow,
    OutsideContact,
    QueuePolicy,
    QueueStep,
)
from hotline.telephony.rules.policy import HoursEntry, Kind, PlatformLimits, SkillEntry
from hotline.telephony.rules.rooms import RoomLines


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SeatRange(_Entry):
    """Seats with extensions from ``first`` to ``last``, both included."""

    first: int = Field(ge=1000, le=99999)
    last: int = Field(ge=1000, le=99999)
    label: str = Field(default="", max_length=40)
    kind: Literal["hall", "home"] = "hall"
    group: str = Field(default="hall", max_length=40)
    acl: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _counts_up(self) -> "SeatRange":
        if self.last < self.first:
            msg = f"坐席范围 {self.first}-{self.last} 首尾颠倒"
            raise ValueError(msg)
        return self


class SeatsEntry(_Entry):
    """All seats."""

    ranges: list[SeatRange] = Field(min_length=1)


class TelephonyFile(_Entry):
    """``telephony.yaml``."""

    numbers: list[DialledNumber] = Field(min_length=1)
    flows: list[Flow] = Field(min_length=1)
    queues: list[QueuePolicy] = Field(min_length=1)
    seats: SeatsEntry
    hours: list[HoursEntry] = Field(default_factory=list)
    contacts: list[OutsideContact] = Field(default_factory=list)
    skills: list[SkillEntry] = Field(default_factory=list)
    rooms: list[RoomLines] = Field(default_factory=list)
    caller_rules: CallerRules = CallerRules()
    dialling: DialRules = DialRules()
    alarms: AlarmLimits = AlarmLimits()
    softphones: int = Field(default=230, ge=0)
    line_limit: int = Field(default=500, ge=1)
    outbound_caller_id: str = "12345"
    dial_seconds: int = Field(default=45, ge=10, le=120)
    reconnect_seconds: int = Field(default=30, ge=5, le=300)
    operator_skills: dict[str, dict[str, int]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _names_what_exists(self) -> "TelephonyFile":
        flows = {each.name for each in self.flows}
        queues = {each.name for each in self.queues}
        for number in self.numbers:
            if number.flow not in flows:
                msg = f"号码 {number.number} 使用的流程“{number.flow}”不存在"
                raise ValueError(msg)
        for flow in self.flows:
            for step in flow.steps:
                if isinstance(step, QueueStep) and step.queue not in queues:
                    msg = f"流程“{flow.name}”使用的队列“{step.queue}”不存在"
                    raise ValueError(msg)
        return self

    def seat_fields(self) -> dict[str, dict[str, Any]]:
        """Return every seat's extension, where it stands and what it is."""
        return {
            str(extension): {
                "label": each.label,
                "kind": each.kind,
                "group": each.group,
                "acl": each.acl,
            }
            for each in self.seats.ranges
            for extension in range(each.first, each.last + 1)
        }

    def policy(self) -> list[tuple[Kind, BaseModel]]:
        """Return every piece of policy with its kind."""
        platform = PlatformLimits(
            softphones=self.softphones,
            line_limit=self.line_limit,
            outbound_caller_id=self.outbound_caller_id,
            dial_seconds=self.dial_seconds,
            reconnect_seconds=self.reconnect_seconds,
        )
        several: list[tuple[Kind, list[BaseModel]]] = [
            ("queue", [*self.queues]),
            ("hours", [*self.hours]),
            ("number", [*self.numbers]),
            ("contact", [*self.contacts]),
            ("skill", [*self.skills]),
            ("room", [each.entry() for each in self.rooms]),
            ("callers", [self.caller_rules]),
            ("dialling", [self.dialling]),
            ("alarms", [self.alarms]),
            ("platform", [platform]),
        ]
        return [(kind, each) for kind, entries in several for each in entries]

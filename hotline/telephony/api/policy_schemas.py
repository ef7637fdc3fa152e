"""What the doors of policy, seats and callers take and give."""

from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from ninja import Schema
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
from hotline.core.text import Text
from hotline.telephony.models import PolicyEntry
from hotline.telephony.rules.policy import HoursEntry, PlatformLimits, SkillEntry

_C = TypeVar("_C", bound=BaseModel)


class Body(Schema):
    """Refuses fields nobody knows."""

    model_config = ConfigDict(extra="forbid")


class EntryOut(Schema, Generic[_C]):
    """A piece of policy; send ``revision`` back when saving."""

    content: _C
    revision: int
    is_from_city: bool
    changed_at: datetime | None
    changed_by: str


class EntryBody(Body, Generic[_C]):
    """A piece of policy as it shall be; ``revision`` 0 makes a new one."""

    content: _C
    revision: int = Field(ge=0)


class RemoveBody(Body):
    """Which entry; ``revision`` is the one that was looked at."""

    name: str = Field(min_length=1, max_length=40)
    revision: int = Field(ge=0)


class QueueOut(EntryOut[QueuePolicy]):
    """A queue (队列), as it is."""


class QueueBody(EntryBody[QueuePolicy]):
    """A queue (队列), as it shall be."""


class HoursShown(HoursEntry):
    """The same with days as texts, which is what JSON has for keys."""

    special: dict[str, list[Span]]  # type: ignore[assignment]


class HoursOut(EntryOut[HoursShown]):
    """Opening hours (时段), as it is."""


class HoursBody(EntryBody[HoursEntry]):
    """Opening hours (时段), as it shall be."""


class NumberOut(EntryOut[DialledNumber]):
    """A dialled number (接入号码), as it is."""


class NumberBody(EntryBody[DialledNumber]):
    """A dialled number (接入号码), as it shall be."""


class ContactOut(EntryOut[OutsideContact]):
    """An outside contact (外线联系人), as it is."""


class ContactBody(EntryBody[OutsideContact]):
    """An outside contact (外线联系人), as it shall be."""


class SkillOut(EntryOut[SkillEntry]):
    """A skill of the city's own (技能), as it is."""


class SkillBody(EntryBody[SkillEntry]):
    """A skill of the city's own (技能), as it shall be."""


class CallerRulesOut(EntryOut[CallerRules]):
    """What gives a caller priority (来电优先规则), as it is."""


class CallerRulesBody(EntryBody[CallerRules]):
    """What gives a caller priority (来电优先规则), as it shall be."""


class DialRulesOut(EntryOut[DialRules]):
    """What may be dialled (外呼规则), as it is."""


class DialRulesBody(EntryBody[DialRules]):
    """What may be dialled (外呼规则), as it shall be."""


class AlarmsOut(EntryOut[AlarmLimits]):
    """When the floor raises an alarm (告警阈值), as it is."""


class AlarmsBody(EntryBody[AlarmLimits]):
    """When the floor raises an alarm (告警阈值), as it shall be."""


class PlatformOut(EntryOut[PlatformLimits]):
    """Licences, lines and times (平台参数), as it is."""


class PlatformBody(EntryBody[PlatformLimits]):
    """Licences, lines and times (平台参数), as it shall be."""


class SettingsOut(Schema):
    """Every setting there is one of."""

    caller_rules: CallerRulesOut
    dialling: DialRulesOut
    alarms: AlarmsOut
    platform: PlatformOut


class VersionOut(Schema):
    """One published version of the whole configuration."""

    version: int
    published_at: datetime
    published_by: str


class FieldChangeOut(Schema):
    """One field before and after, as the configuration has it."""

    name: str
    old: Any
    new: Any


class VersionChangeOut(Schema):
    """One entry that a version added, removed or changed."""

    section: str
    section_label: str
    name: str
    label: str
    how: Literal["added", "removed", "changed"]
    fields: list[FieldChangeOut]


class CalendarDayOut(Schema):
    """A holiday (no span) or a make-up day (调休上班)."""

    date: date
    name: str
    kind: Literal["holiday", "make_up"]
    spans: list[Span]


class CalendarOut(Schema):
    """A work calendar of the city, written out; ``last_year`` is the last one announced."""

    name: str
    label: str
    weekly: list[list[Span]]
    days: list[CalendarDayOut]
    last_year: int | None


class TrunkMinutesOut(Schema):
    """Outbound minutes of the year so far; ``months`` are January to December."""

    year: int
    minutes: float
    months: list[float]


class NamedOut(Schema):
    """A word for a program and its label for people."""

    name: str
    label: str


class VocabularyOut(Schema):
    """Everything an editor chooses from."""

    languages: list[NamedOut]
    skills: list[NamedOut]
    queues: list[NamedOut]
    hours: list[NamedOut]
    calendars: list[NamedOut]
    prompts: list[NamedOut]
    contacts: list[NamedOut]
    flows: list[NamedOut]
    groups: list[NamedOut]
    seats: list[str]


class PlannedSeatOut(Schema):
    """A seat as it is planned, and who sits there."""

    extension: str
    label: str
    kind: Literal["hall", "home"]
    group: str
    acl: list[str]
    is_active: bool
    operator_name: str
    device: str
    bound_devices: int


class PlanSeatsBody(Body):
    """Which seats, and what changes; what is left out stays."""

    extensions: list[str] = Field(min_length=1, max_length=1000)
    label: Text | None = Field(default=None, max_length=40)
    kind: Literal["hall", "home"] | None = None
    group: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    acl: list[str] | None = Field(default=None, max_length=20)
    is_active: bool | None = None


class AddSeatsBody(Body):
    """Extensions from ``first`` to ``last``, both included."""

    first: int = Field(ge=1000, le=99999)
    last: int = Field(ge=1000, le=99999)
    label: Text = Field(default="", max_length=40)
    kind: Literal["hall", "home"] = "hall"
    group: str = Field(default="hall", pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    acl: list[str] = Field(default_factory=list, max_length=20)


class PhonesBody(Body):
    """Which seats' phones; empty: every active one."""

    extensions: list[str] = Field(default_factory=list, max_length=1000)


class PhoneSetUpOut(Schema):
    """What is entered into one desk phone."""

    extension: str
    label: str
    server: str
    port: int
    transport: Literal["udp", "tls"]
    username: str
    password: str


class CountOut(Schema):
    """How many changed."""

    changed: int


class SeatDeviceOut(Schema):
    """A browser that asked for a home seat."""

    id: int
    seat: str
    label: str
    state: Literal["asked", "bound", "refused", "revoked"]
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None


class AskDeviceBody(Body):
    """What to call this computer."""

    label: Text = Field(min_length=1, max_length=120)


class OperatorSkillsOut(Schema):
    """One row of the matrix; ``is_default`` when nobody set any."""

    operator_id: int
    display_name: str
    roles: str
    skills: dict[str, int]
    is_default: bool


class SkillMatrixOut(Schema):
    """Everybody who takes calls × every skill."""

    skills: list[NamedOut]
    operators: list[OperatorSkillsOut]


class OperatorSkillsBody(Body):
    """All skills of one operator, 1-5; an empty set goes back to the default."""

    operator_id: int
    skills: dict[str, int]


class SetSkillsBody(Body):
    """Several operators together."""

    operators: list[OperatorSkillsBody] = Field(min_length=1, max_length=1000)


class CallerMarkOut(Schema):
    """A mark; the number is masked."""

    id: int
    number: str
    kind: Literal["vip", "care", "blocked"]
    note: str
    reason: str
    until: date | None
    state: Literal["proposed", "in_force", "refused", "lifted"]
    proposed_by: str
    proposed_at: datetime
    decided_by: str
    decided_at: datetime | None
    is_mine: bool
    """The visitor proposed it; blocking needs somebody else."""


class ProposeMarkBody(Body):
    """Whom to mark, and why."""

    number: Text = Field(min_length=3, max_length=30)
    kind: Literal["vip", "care", "blocked"]
    note: Text = Field(default="", max_length=60)
    reason: Text = Field(min_length=2, max_length=200)
    until: date | None = None


def entry_out(row: PolicyEntry) -> dict[str, object]:
    """Return a row as :class:`EntryOut` has it."""
    return {
        "content": row.content,
        "revision": row.revision,
        "is_from_city": row.is_from_city,
        "changed_at": row.changed_at,
        "changed_by": row.changed_by_label,
    }

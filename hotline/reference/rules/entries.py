"""What the city's files say about areas, topics, calendars, holidays and limits."""

import datetime as dt
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from hotline.reference.rules.calendar import WorkCalendar
from hotline.reference.rules.dictionaries import PlaceKind
from hotline.reference.rules.hours import weekly_of


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AreaEntry(_Entry):
    """One line of ``areas.csv``."""

    code: str = Field(pattern=r"^\d{6}(\d{3})?(\d{3})?$")
    name: str = Field(min_length=2, max_length=40)
    level: Literal["city", "district", "street"]
    parent: str = ""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)

    @field_validator("latitude", "longitude", mode="before")
    @classmethod
    def empty_is_unknown(cls, given: object) -> object:
        """Take an empty column for a centre nobody measured."""
        return None if given == "" else given

    @model_validator(mode="after")
    def both_or_none(self) -> Self:
        """Refuse half a point."""
        if (self.latitude is None) != (self.longitude is None):
            msg = "中心点要同时写纬度和经度。"
            raise ValueError(msg)
        return self


class PlaceEntry(_Entry):
    """One line of ``places.csv``; ``also_known`` separates nicknames by spaces."""

    name: str = Field(min_length=2, max_length=40)
    kind: PlaceKind
    area: str = Field(pattern=r"^\d{6}(\d{3})?$")
    also_known: str = ""

    @property
    def nicknames(self) -> list[str]:
        """The other names, each once."""
        return list(dict.fromkeys(self.also_known.split()))


class CommunityEntry(_Entry):
    """One line of ``communities.csv``: a residents' or villagers' committee by official code."""

    code: str = Field(pattern=r"^\d{12}$")
    name: str = Field(min_length=2, max_length=40)
    area: str = Field(pattern=r"^\d{6}(\d{3})?$")
    also_known: str = ""

    def as_place(self) -> PlaceEntry:
        """Return the place that people name."""
        kind = PlaceKind.VILLAGE if self.name.endswith("村") else PlaceKind.COMMUNITY
        return PlaceEntry(name=self.name, kind=kind, area=self.area, also_known=self.also_known)


class TopicEntry(_Entry):
    """A topic of the second level."""

    code: str = Field(pattern=r"^\d{4}$")
    name: str = Field(min_length=2, max_length=40)


class TopicGroupEntry(_Entry):
    """A topic of the first level with those below it."""

    code: str = Field(pattern=r"^\d{2}$")
    name: str = Field(min_length=2, max_length=40)
    children: list[TopicEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _children_belong_here(self) -> "TopicGroupEntry":
        for each in self.children:
            if not each.code.startswith(self.code):
                msg = f"事项“{each.name}”的编码 {each.code} 应以 {self.code} 开头"
                raise ValueError(msg)
        return self


class TopicsFile(_Entry):
    """``topics.yaml``."""

    topics: list[TopicGroupEntry] = Field(min_length=1)

    @model_validator(mode="after")
    def _codes_differ(self) -> "TopicsFile":
        groups = [each.code for each in self.topics]
        codes = groups + [child.code for each in self.topics for child in each.children]
        twice = sorted({each for each in codes if codes.count(each) > 1})
        if twice:
            msg = f"事项编码重复：{'、'.join(twice)}"
            raise ValueError(msg)
        return self


class CalendarEntry(_Entry):
    """One version of a calendar."""

    name: str = Field(pattern=r"^[a-z_]+$", max_length=40)
    label: str = Field(min_length=1, max_length=80)
    starts_on: dt.date
    observes_holidays: bool
    weekly: list[list[list[str]]] = Field(min_length=7, max_length=7)

    @field_validator("weekly")
    @classmethod
    def _can_be_meant(cls, weekly: list[list[list[str]]]) -> list[list[list[str]]]:
        spans = weekly_of(weekly)
        try:
            WorkCalendar("check", spans)
        except ValueError as error:
            msg = "时段须按先后排列、互不重叠，且开始早于结束"
            raise ValueError(msg) from error
        if not any(spans):
            msg = "一周之内至少要有一个开放时段"
            raise ValueError(msg)
        return weekly


class CalendarsFile(_Entry):
    """``calendars.yaml``."""

    calendars: list[CalendarEntry] = Field(min_length=1)


class LimitEntry(_Entry):
    """One version of a limit."""

    name: str = Field(pattern=r"^[a-z_]+$", max_length=40)
    label: str = Field(min_length=1, max_length=80)
    starts_on: dt.date
    minutes: int | None = Field(default=None, ge=1)
    working_days: int | None = Field(default=None, ge=1)
    calendar: str
    stages: list[int] = Field(default_factory=list, max_length=6)
    act_within: str = ""
    aliases: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _has_one_measure(self) -> "LimitEntry":
        if (self.minutes is None) == (self.working_days is None):
            msg = f"时限“{self.label}”须在 minutes 与 working_days 中写且只写一个"
            raise ValueError(msg)
        return self


class ChoiceEntry(_Entry):
    """One line that says which limit holds; what is left out may be anything."""

    starts_on: dt.date
    clock: str = Field(pattern=r"^[a-z_]+$", max_length=40)
    verb: str = Field(default="", pattern=r"^[a-z_]*$", max_length=40)
    channel: str = Field(default="", pattern=r"^[a-z_]*$", max_length=16)
    urgency: Literal["", "general", "urgent"] = ""
    topic: str = Field(default="", pattern=r"^(\d{2}|\d{4})?$")
    limit: str


class LimitsFile(_Entry):
    """``limits.yaml``."""

    limits: list[LimitEntry] = Field(min_length=1)
    choices: list[ChoiceEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_are_known(self) -> "LimitsFile":
        names = {each.name for each in self.limits}
        for each in self.choices:
            if each.limit not in names:
                msg = f"适用规则引用了不存在的时限“{each.limit}”"
                raise ValueError(msg)
        owners: dict[str, str] = {}
        for entry in self.limits:
            for alias in entry.aliases:
                if alias in names or owners.setdefault(alias, entry.name) != entry.name:
                    msg = f"别名“{alias}”重复"
                    raise ValueError(msg)
        return self


class ReadingChoice(_Entry):
    """One way to read a sentence."""

    value: str = Field(pattern=r"^[a-z_0-9]+$", max_length=40)
    label: str = Field(min_length=1, max_length=40)
    means: str = Field(min_length=1, max_length=200)


class ReadingEntry(_Entry):
    """One version of a setting where the contract is silent or contradicts itself."""

    key: str = Field(pattern=r"^[a-z_]+$", max_length=40)
    starts_on: dt.date
    question: str = Field(min_length=1, max_length=80)
    clause: str = Field(min_length=1, max_length=200)
    touches: Literal["orders", "telephony", "people", "operations", "assessment", "finance"]
    chosen: str
    why: str = Field(min_length=1, max_length=300)
    choices: list[ReadingChoice] = Field(min_length=2)
    effect: str = Field(min_length=1, max_length=300)

    @model_validator(mode="after")
    def _chooses_one_of_them(self) -> "ReadingEntry":
        if self.chosen not in {each.value for each in self.choices}:
            msg = f"“{self.question}”所采用的 {self.chosen} 不在可选项中"
            raise ValueError(msg)
        return self


class ReadingsFile(_Entry):
    """``readings.yaml``."""

    readings: list[ReadingEntry] = Field(min_length=1)


class HolidayEntry(_Entry):
    """One day that is not what its weekday says."""

    date: dt.date
    kind: Literal["holiday", "make_up"]
    name: str = Field(min_length=1, max_length=40)


class HolidaysFile(_Entry):
    """``holidays.yaml``, optional: days the installed package does not know yet."""

    holidays: list[HolidayEntry]

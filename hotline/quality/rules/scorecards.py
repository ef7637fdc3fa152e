"""``quality.yaml``: the city's scorecards (评分表), each from a day on."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from hotline.core.text import Text

PERSON = "person"
"""Only a person can judge it."""


class Subject(StrEnum):
    """What is judged."""

    CALL = "call"
    ORDER = "order"


SUBJECT_LABELS: dict[Subject, str] = {Subject.CALL: "通话", Subject.ORDER: "工单"}
CALL_JUDGES = (
    *("says", "never_says", "repeats", "talks_over", "silence", "hold_explained"),
    *("speed", "hangs_up", "danger", PERSON),
)
ORDER_JUDGES = ("elements", "one_demand", "topic", "department", "wording", "privacy", PERSON)
_JUDGES = {Subject.CALL: CALL_JUDGES, Subject.ORDER: ORDER_JUDGES}
_WHOLE = 100
_NEEDS_WORDS = frozenset({"says"})


class ItemEntry(BaseModel):
    """One item: its points, whether it is a red line (一票否决), and how it is judged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=30)]
    label: Annotated[Text, Field(min_length=2, max_length=20)]
    most: Annotated[int, Field(ge=0, le=100)] = 0
    is_red_line: bool = False
    judge: str
    rule: Annotated[Text, Field(max_length=120)] = ""
    """The standard in words, for people."""
    part: Literal["opening", "closing", "whole"] = "whole"
    words: Annotated[list[str], Field(max_length=100)] = []
    """Regular expressions."""
    manners: Annotated[list[str], Field(max_length=50)] = []
    """Kinds of words that hurt, of ``manners.yaml``; empty: all."""
    enough: Annotated[int, Field(ge=1, le=20)] = 1
    """How many different words make it whole."""
    seconds: Annotated[float, Field(gt=0, le=600)] = 15
    allowed: Annotated[int, Field(ge=0, le=50)] = 0
    """How often it may happen without taking points."""
    takes: Annotated[float, Field(gt=0, le=1)] = 0.5
    """The share of the points that each further time takes."""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Refuse points on a red line, none on another, and words that are no expression."""
        if self.is_red_line == bool(self.most):
            msg = f"{self.code}：一票否决项没有分值，其他项须有分值"
            raise ValueError(msg)
        if self.judge in _NEEDS_WORDS and not self.words:
            msg = f"{self.code}：没有写 words"
            raise ValueError(msg)
        for word in self.words:
            try:
                re.compile(word)
            except re.error as error:
                msg = f"{self.code}：“{word}”不是正则表达式"
                raise ValueError(msg) from error
        return self


class SamplesEntry(BaseModel):
    """How many of a person's day are proposed to inspectors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    random: Annotated[int, Field(ge=0, le=50)] = 1
    risky: Annotated[int, Field(ge=0, le=50)] = 1


class ScorecardEntry(BaseModel):
    """One version of one scorecard."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: Subject
    starts_on: date
    name: Annotated[Text, Field(min_length=2, max_length=40)]
    dispute_days: Annotated[int, Field(ge=1, le=30)] = 3
    """Working days in which an operator may dispute a result."""
    samples: SamplesEntry = SamplesEntry()
    items: Annotated[list[ItemEntry], Field(min_length=1, max_length=60)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        """Refuse a code that stands twice, an unknown judge, and points that make no hundred."""
        codes = [each.code for each in self.items]
        if len(set(codes)) < len(codes):
            msg = "评分项的代码重复"
            raise ValueError(msg)
        known = _JUDGES[self.subject]
        if unknown := [each.judge for each in self.items if each.judge not in known]:
            msg = f"没有这种评分方法：{'、'.join(unknown)}"
            raise ValueError(msg)
        if (total := sum(each.most for each in self.items)) != _WHOLE:
            msg = f"各项分值之和为 {total}，应为 {_WHOLE}"
            raise ValueError(msg)
        return self


class QualityFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scorecards: list[ScorecardEntry]

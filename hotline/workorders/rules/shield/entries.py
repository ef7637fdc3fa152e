"""What the city's files of words say."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _off(value: object) -> object:
    """Read YAML's bare ``off``, which it takes for false."""
    return "off" if value is False else value


_Said = Annotated[Literal["blocks", "warns", "hints", "off"], BeforeValidator(_off)]
_SHORT: Any = Field(default_factory=list, max_length=500)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EmergencyEntry(_Entry):
    """One kind of emergency, and the number that saves lives."""

    label: str = Field(min_length=2, max_length=20)
    call: str = Field(pattern=r"^\d{3,5}$")
    words: list[str] = Field(min_length=1)
    unless: list[str] = _SHORT


class SensitiveEntry(_Entry):
    """Words a team leader should know of."""

    label: str = Field(min_length=2, max_length=20)
    words: list[str] = Field(min_length=1)
    unless: list[str] = _SHORT


class OtherRoadEntry(_Entry):
    """What goes another lawful way."""

    label: str = Field(min_length=2, max_length=20)
    words: list[str] = Field(min_length=1)
    road: str = Field(min_length=2, max_length=30)


class ShieldFile(_Entry):
    """``shield.yaml``."""

    severities: dict[str, _Said] = Field(default_factory=dict)
    fillers: list[str] = _SHORT
    empty_phrases: list[str] = _SHORT
    emergencies: list[EmergencyEntry] = _SHORT
    sensitive: list[SensitiveEntry] = _SHORT
    other_roads: list[OtherRoadEntry] = _SHORT
    elsewhere: list[str] = _SHORT
    not_elsewhere: list[str] = _SHORT
    place_marks: list[str] = _SHORT
    confusions: list[str] = _SHORT
    """Groups of characters people write for one another."""


class TopicWordsFile(_Entry):
    """``topic_words.yaml``."""

    topics: dict[str, list[str]] = Field(default_factory=dict)

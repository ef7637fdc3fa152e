"""The words of a story file: who calls, who works, what happens, what must be left behind."""

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from contracts import ivr
from contracts.call_events import Device, OperatorStateName, RecordingKind

SCENARIOS = Path(__file__).parent / "scenarios"
Manner = Literal["answers", "ignores", "rejects", "is_busy"]
Expected = tuple[str, dict[str, Any]]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citizen(_Part):
    """The citizen (市民): the number shown to us, the number dialled, the tone of the voice."""

    number: str = "13800001111"
    dials: str = "12345"
    tone: int = 440
    phone: Manner = "answers"
    """What the citizen's own telephone does when we call."""
    is_blocked: bool = False
    """On the block list (黑名单)."""


class Operator(_Part):
    """An operator (热线员) at a seat (坐席); they become ready in the order of the file."""

    seat: str
    device: Device = "desk_phone"
    tone: int = 1000
    phone: Manner = "answers"
    languages: list[str] = ["zh"]
    skills: list[str] = []
    """What else they were given, such as a special desk's queue and skill."""
    rights: frozenset[str] = frozenset()
    is_ready: bool = True
    states: list[OperatorStateName] | None = None
    """Every state the journal must show for this operator, in order; None: not checked."""


class Outside(_Part):
    """Somebody on the trunk (外部联系人) whom an operator may ring; answers at once."""

    number: str
    tone: int


class Recording(_Part):
    """What the stereo file must hold: citizen left, what the citizen hears right."""

    kind: RecordingKind = "talk"
    left: int
    right: list[int]
    """Tones in the order in which they are first heard."""
    never: list[int] = []
    """Tones the citizen must not hear at all."""
    seconds: tuple[float, float]
    """Shortest and longest length."""


class Rows(_Part):
    """What the business side must have written."""

    call: dict[str, Any] = Field(default_factory=dict)
    contacts: int
    recordings: int


class Step(_Part):
    """One thing somebody does, or something the story waits for."""

    who: str
    does: str
    what: Any = None


class Story(_Part):
    """One story file."""

    name: str
    summary: str
    description: str
    serves: list[str]
    citizen: Citizen = Citizen()
    operators: dict[str, Operator] = Field(default_factory=dict)
    outside: Outside | None = None
    flow: list[ivr.Step] | None = None
    """Published beforehand under the number the citizen dials; None: the city's own."""
    draft: list[ivr.Step] = Field(default_factory=list)
    """What an editor tries out."""
    steps: list[Step]
    events: list[Expected] | None
    """The call's journal, complete and in order; None: no call must appear at all."""
    heard: list[str] = Field(default_factory=list)
    """Prompts in order, each as ``<language> <name>``; others may lie between them."""
    rows: Rows
    recording: Recording | None = None

    @field_validator("steps", mode="before")
    @classmethod
    def _read_steps(cls, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [_read_step(line) for line in lines]

    @field_validator("events", mode="before")
    @classmethod
    def _read_events(cls, lines: list[str | dict[str, Any]] | None) -> list[Expected] | None:
        if lines is None:
            return None
        return [(e, {}) if isinstance(e, str) else next(iter(e.items())) for e in lines]


def _read_step(line: dict[str, Any]) -> dict[str, Any]:
    ((who, what),) = line.items()
    if isinstance(what, dict) and who != "wait":
        ((does, what),) = what.items()
        return {"who": who, "does": does, "what": what}
    if who in {"wait", "seconds"}:
        return {"who": "story", "does": who, "what": what}
    return {"who": who, "does": what}


def load_story(name: str) -> Story:
    """Read one story by the name of its folder."""
    text = (SCENARIOS / name / "story.yaml").read_text(encoding="utf-8")
    return Story.model_validate({"name": name, **yaml.safe_load(text)})


def list_stories() -> list[str]:
    """Name every story there is."""
    return sorted(each.parent.name for each in SCENARIOS.glob("*/story.yaml"))

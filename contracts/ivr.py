"""IVR flows (语音导航流程) as data: a flow is steps with names and arrows (VOI-08).

A step's arrow is the name of another step, :data:`NEXT` (the step below it in the list)
or :data:`END` (say nothing more and hang up). After the last step the call ends.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

NEXT = ""
END = "end"
RATINGS = "12345"
"""Keys of a rating: 5 is very satisfied (非常满意)."""


SpokenAnswers = Literal["", "solved", "rating"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Step(_Part):
    id: str = Field(default="", max_length=40)
    """The step's name within its flow; steps that nothing points at may go without."""
    next: str = Field(default=NEXT, max_length=40)


class AnswerStep(_Step):
    """Answer the citizen's call (接听)."""

    step: Literal["answer"] = "answer"


class PlayStep(_Step):
    """Play a prompt (播放); a key in ``language_keys`` chooses a language, also in the queue."""

    step: Literal["play"] = "play"
    prompt: str
    """A prompt's name, such as ``greeting``; its sound is chosen by the call's language."""
    language_keys: dict[str, str] = Field(default_factory=dict)
    """Key pressed → language, such as ``{"2": "en"}``."""


class MenuStep(_Step):
    """Play a prompt and go where the key pressed leads (菜单)."""

    step: Literal["menu"] = "menu"
    prompt: str
    choices: dict[str, str]
    """Key (``0``-``9``, ``*``, ``#``) → arrow."""
    seconds: float = Field(default=5, gt=0, le=60)
    """How long to wait after the prompt."""
    tries: int = Field(default=2, ge=1, le=5)
    wrong_prompt: str = ""
    """Said before the next try; empty: the menu's prompt alone."""
    otherwise: str = NEXT
    """Where a citizen goes who presses nothing or nothing sensible."""
    spoken: SpokenAnswers = ""
    """Which spoken answers stand for keys, where speech is recognised; empty: keys alone."""


class CollectStep(_Step):
    """Collect digits (收号), such as a work order's number; the operator sees them."""

    step: Literal["collect"] = "collect"
    prompt: str
    variable: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field(default="", max_length=40)
    """What the operator's page calls it, such as 工单号."""
    fewest: int = Field(default=1, ge=1, le=32)
    most: int = Field(default=20, ge=1, le=32)
    end_key: Literal["#", "*", ""] = "#"
    seconds: float = Field(default=6, gt=0, le=60)
    """How long to wait for each key after the prompt."""
    tries: int = Field(default=2, ge=1, le=5)
    wrong_prompt: str = ""
    otherwise: str = NEXT


class CheckHoursStep(_Step):
    """Go on when the hours are open, elsewhere when closed (时段判断)."""

    step: Literal["check_hours"] = "check_hours"
    hours: str
    """The name of published opening hours."""
    otherwise: str


class AnnounceStep(_Step):
    """Say the place in a queue and the estimated wait before joining it (播报)."""

    step: Literal["announce"] = "announce"
    queue: str
    position: bool = True
    estimated_wait: bool = True


class SetStep(_Step):
    """Set language, skills wanted or priority for what follows (设置)."""

    step: Literal["set"] = "set"
    language: str = ""
    skills: list[str] = Field(default_factory=list)
    """Additional skills, such as ``dialect:hainan``."""
    priority: int = Field(default=0, ge=0, le=9)
    """Added to the call's priority."""


class QueueStep(_Step):
    """Wait for a person and talk (排队); ``next`` follows when the operator has hung up."""

    step: Literal["queue"] = "queue"
    queue: str
    exit_keys: dict[str, str] = Field(default_factory=dict)
    """Key pressed while waiting → arrow, such as ``{"1": "return_call"}``."""
    otherwise: str = NEXT
    """Where the citizen goes when the queue gives up (full, too long, nobody there)."""


class VoicemailStep(_Step):
    """Record a message (留言), ended by ``#``, silence or the longest time."""

    step: Literal["voicemail"] = "voicemail"
    prompt: str = "voicemail"
    mailbox: str = "general"
    longest_seconds: int = Field(default=120, ge=5, le=600)
    silence_seconds: int = Field(default=8, ge=2, le=30)
    thanks_prompt: str = "voicemail-thanks"


class ReturnCallStep(_Step):
    """Offer to ring back when it is the citizen's turn, keeping the place (回拨)."""

    step: Literal["return_call"] = "return_call"
    queue: str
    prompt: str = "return-call-offer"
    accept_key: str = Field(default="1", pattern=r"^[0-9*#]$")
    seconds: float = Field(default=5, gt=0, le=60)
    thanks_prompt: str = "return-call-thanks"
    otherwise: str = NEXT
    """Where a citizen goes who declines, or whose number is withheld."""


class ConnectStep(_Step):
    """Ring one seat or outside number and talk (直接接通), such as an expert's desk."""

    step: Literal["connect"] = "connect"
    seat: str = ""
    number: str = ""
    """An outside number, checked against the dialling rules; exactly one of the two is set."""
    seconds: int = Field(default=20, ge=5, le=120)
    otherwise: str = NEXT


class RateStep(_Step):
    """Ask for a rating from 1 to 5 (满意度评价); skipped when nobody talked."""

    step: Literal["rate"] = "rate"
    prompt: str = "rate"
    thanks_prompt: str = "rate-thanks"
    seconds: float = Field(default=6, gt=0, le=60)
    tries: int = Field(default=2, ge=1, le=5)


class TransferOutStep(_Step):
    """Hand the call to an outside number (转外线); the call ends with it."""

    step: Literal["transfer_out"] = "transfer_out"
    number: str
    prompt: str = ""
    """Said first; empty: nothing."""
    otherwise: str = NEXT
    """Where the citizen goes when the number does not answer."""


Step = Annotated[
    AnswerStep
    | PlayStep
    | MenuStep
    | CollectStep
    | CheckHoursStep
    | AnnounceStep
    | SetStep
    | QueueStep
    | VoicemailStep
    | ReturnCallStep
    | ConnectStep
    | RateStep
    | TransferOutStep,
    Field(discriminator="step"),
]


class Flow(_Part):
    """A flow: its steps, beginning with the first."""

    name: str
    label: str = ""
    version: int = 1
    """Which published version this is; 0 for a draft under test."""
    steps: list[Step]


def arrows_of(step: Step) -> list[str]:
    """Return every arrow of a step, ``next`` first."""
    arrows = [step.next]
    if isinstance(step, MenuStep):
        arrows += step.choices.values()
    if isinstance(step, QueueStep):
        arrows += step.exit_keys.values()
    otherwise = getattr(step, "otherwise", None)
    return arrows if otherwise is None else [*arrows, str(otherwise)]


def prompts_of(step: Step) -> list[str]:
    """Return the names of the prompts a step plays."""
    names = (getattr(step, field, "") for field in ("prompt", "wrong_prompt", "thanks_prompt"))
    found = [str(name) for name in names if name]
    if isinstance(step, MenuStep) and step.spoken:
        found.append(speak_prompt(step.spoken))
        found += [heard_prompt(step.spoken, key) for key in step.choices]
    return found


def speak_prompt(spoken: str) -> str:
    """Name the prompt that says one may speak as well."""
    return f"robot-speak-{spoken}"


def heard_prompt(spoken: str, key: str) -> str:
    """Name the prompt that asks back what was understood."""
    return f"robot-heard-{spoken}-{key}"

"""What the doors of flows and prompts take and give."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from contracts.ivr import Step
from hotline.core.text import Text
from hotline.telephony.api.policy_schemas import Body

Language = Literal["zh", "en", "ru", "ja", "ko"]


class FlowRowOut(Schema):
    """One flow of the list."""

    name: str
    label: str
    is_active: bool
    version: int | None
    """None: never published."""
    published_at: datetime | None
    published_by: str
    has_draft: bool
    draft_at: datetime | None
    draft_by: str
    numbers: list[str]
    """The dialled numbers that lead to it."""
    hours: list[str]
    """The opening hours it asks."""


class FlowVersionOut(Schema):
    """One line of a flow's history."""

    version: int
    published_at: datetime
    published_by: str
    note: str
    copied_version: int | None


class FlowOut(FlowRowOut):
    """A flow with its draft, what is in force, and its history."""

    revision: int
    """Send it back with every change of the draft."""
    draft: list[Step] | None
    steps: list[Step]
    """In force; empty before the first publishing."""
    versions: list[FlowVersionOut]


class FlowStepsOut(Schema):
    """The steps of one published version."""

    version: int
    steps: list[Step]


class SaveDraftBody(Body):
    """The whole draft; ``revision`` 0 begins a new flow."""

    label: Text = Field(min_length=1, max_length=80)
    steps: list[Step] = Field(max_length=200)
    revision: int = Field(ge=0)


class CheckBody(Body):
    """Steps to be checked as they stand on the page."""

    steps: list[Step] = Field(max_length=200)


class FindingOut(Schema):
    """Something wrong with a flow."""

    level: Literal["error", "warning"]
    step: str
    index: int | None
    """Which step of the list, from 0; None: the whole flow."""
    text: str


class PublishBody(Body):
    """Publish the draft of this revision."""

    revision: int = Field(ge=1)
    note: Text = Field(default="", max_length=200)


class RollBackBody(Body):
    """Publish this version again."""

    version: int = Field(ge=1)
    note: Text = Field(default="", max_length=200)


class DiscardBody(Body):
    """Throw the draft of this revision away."""

    revision: int = Field(ge=0)


class SwitchBody(Body):
    """On or off."""

    is_active: bool


class TryBody(Body):
    """Play the draft, or a published version, on the visitor's own phone."""

    language: Language = "zh"
    version: int | None = None


class DoneOut(Schema):
    """It was done."""

    done: bool = True


class SoundOut(Schema):
    """One recording of a prompt."""

    id: int
    language: Language
    source: Literal["rendered", "uploaded"]
    text: str
    voice: str
    seconds: float
    loudness_dbfs: float
    made_at: datetime
    made_by: str
    published_at: datetime | None
    is_current: bool


class PromptLanguageOut(Schema):
    """What citizens hear in one language now."""

    language: Language
    source: Literal["rendered", "uploaded", "built_in", "missing"]
    """``missing``: the Chinese sound is played."""
    sound_id: int | None
    text: str
    """What is said; empty where nobody wrote it down."""


class PromptOut(Schema):
    """A prompt with its sounds, newest first."""

    name: str
    label: str
    is_standard: bool
    """Every city has it; it cannot be renamed."""
    languages: list[PromptLanguageOut]
    sounds: list[SoundOut]


class SavePromptBody(Body):
    """What people call the prompt."""

    label: Text = Field(min_length=1, max_length=80)


class RenderBody(Body):
    """A sentence to be spoken."""

    language: Language
    text: Text = Field(min_length=1, max_length=600)
    voice: str = Field(min_length=1, max_length=40)
    speed: float = Field(default=1.0, ge=0.6, le=1.6)


class WithdrawPromptBody(Body):
    """Which language shall have the city's own sound again."""

    language: Language


class VoiceOut(Schema):
    """A voice one may choose."""

    name: str
    label: str
    language: str

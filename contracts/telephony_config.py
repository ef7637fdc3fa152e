"""What the business side publishes for call control: numbers, flows, queues, seats.

``hotline.telephony`` appends a version to :data:`TABLE` and notifies
:data:`NOTIFY_CHANNEL`; call control reads the newest and keeps the last one on disk.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

TABLE = "telephony_publishedconfiguration"
"""Columns: version (int, primary key), content (jsonb), published_at."""
NOTIFY_CHANNEL = "telephony_config"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AnswerStep(_Part):
    """Answer the citizen's call."""

    step: Literal["answer"] = "answer"


class PlayStep(_Part):
    """Play a prompt; a key in ``language_keys`` chooses a language, also later in the queue."""

    step: Literal["play"] = "play"
    prompt: str
    """A sound's name under the engine's ``hotline/`` sounds, such as ``greeting``."""
    language_keys: dict[str, str] = Field(default_factory=dict)
    """Key pressed → language, such as ``{"2": "en"}``."""


class QueueStep(_Part):
    """Wait for a person."""

    step: Literal["queue"] = "queue"
    queue: str


Step = Annotated[AnswerStep | PlayStep | QueueStep, Field(discriminator="step")]


class Flow(_Part):
    """An IVR flow: steps in order; after the last one the call ends."""

    name: str
    steps: list[Step]


class DialledNumber(_Part):
    """A number citizens dial: which flow runs and which language is assumed."""

    number: str
    flow: str
    language: str = "zh"


class QueuePolicy(_Part):
    """A queue (队列) and its limits, all in seconds."""

    name: str
    label: str
    offer_seconds: int = 15
    wrap_up_seconds: int = 30
    announce_every_seconds: int = 30


class SeatPlan(_Part):
    """A seat (坐席) and its extension; endpoints are ``<extension>w`` and ``<extension>p``."""

    extension: str


class TelephonyConfiguration(_Part):
    """Everything call control needs to run calls without the business side."""

    version: int
    numbers: list[DialledNumber]
    flows: list[Flow]
    queues: list[QueuePolicy]
    seats: list[SeatPlan]
    outbound_caller_id: str = "12345"
    dial_seconds: int = 45
    """How long an outbound call rings the citizen."""
    reconnect_seconds: int = 30
    """How long a citizen hears music while an operator's page comes back."""

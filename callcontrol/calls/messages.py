"""What a call's task may read besides the engine's events."""

from dataclasses import dataclass

from callcontrol.asterisk.events import EngineEvent


@dataclass(frozen=True, slots=True)
class Assigned:
    """The ACD chose an operator; the call's ``desk`` is set."""


@dataclass(frozen=True, slots=True)
class HangUpAsked:
    """The operator ends the conversation."""


@dataclass(frozen=True, slots=True)
class DeclineAsked:
    """The operator refuses the ringing call."""


@dataclass(frozen=True, slots=True)
class HoldAsked:
    """The operator puts the citizen on hold (保持)."""


@dataclass(frozen=True, slots=True)
class ResumeAsked:
    """The operator takes the citizen off hold."""


@dataclass(frozen=True, slots=True)
class StartPreviewAsked:
    """The operator dials the outbound item shown (预览外呼)."""


@dataclass(frozen=True, slots=True)
class SkipPreviewAsked:
    """The operator gives the outbound item back undialled."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class PageLost:
    """The operator's page is gone."""


@dataclass(frozen=True, slots=True)
class PageBack:
    """The operator's page said hello during the call."""

    keeps_phone: bool
    """Its phone still holds the call; otherwise it waits to be rung."""


Message = (
    EngineEvent
    | Assigned
    | HangUpAsked
    | DeclineAsked
    | HoldAsked
    | ResumeAsked
    | StartPreviewAsked
    | SkipPreviewAsked
    | PageLost
    | PageBack
)

"""What a call's task may read besides the engine's events."""

from dataclasses import dataclass

from callcontrol.asterisk.events import EngineEvent
from callcontrol.operators.desk import Desk
from contracts.call_events import SuperviseMode
from contracts.operator_messages import Target


@dataclass(frozen=True, slots=True)
class Assigned:
    """The ACD chose an operator; the call's ``desk`` is set."""


@dataclass(frozen=True, slots=True)
class HangUpAsked:
    """The operator ends the conversation; a colleague who takes part leaves it."""

    by: int | None = None
    """The colleague; None: the call's own operator."""


@dataclass(frozen=True, slots=True)
class DeclineAsked:
    """The operator, or a colleague who is rung, refuses the ringing call."""

    by: int | None = None


@dataclass(frozen=True, slots=True)
class HoldAsked:
    """The operator puts the citizen on hold (保持)."""


@dataclass(frozen=True, slots=True)
class ResumeAsked:
    """The operator takes the citizen off hold."""


@dataclass(frozen=True, slots=True)
class TransferOrdered:
    """The operator gives the citizen away at once (盲转)."""

    target: Target


@dataclass(frozen=True, slots=True)
class ConsultOrdered:
    """The operator wants to talk to somebody while the citizen hears music (咨询)."""

    target: Target


@dataclass(frozen=True, slots=True)
class CancelConsultAsked:
    """The operator goes back to the citizen alone."""


@dataclass(frozen=True, slots=True)
class CompleteTransferAsked:
    """The operator leaves; citizen and consulted party go on talking (咨询转)."""


@dataclass(frozen=True, slots=True)
class ConferenceAsked:
    """Citizen, operator and everybody consulted talk together (三方通话)."""


@dataclass(frozen=True, slots=True)
class PartyOrdered:
    """The operator rings one more party into the talk (多方)."""

    target: Target


@dataclass(frozen=True, slots=True)
class PartyDropAsked:
    """The operator lets a party go."""

    party_id: str


@dataclass(frozen=True, slots=True)
class ParkAsked:
    """The operator parks the citizen (驻留) in a slot; empty: any."""

    slot: str = ""


@dataclass(frozen=True, slots=True)
class RetrieveAsked:
    """A colleague, whose desk is summoned already, takes the parked citizen up."""

    desk: Desk


@dataclass(frozen=True, slots=True)
class PauseAsked:
    """The operator pauses the recording for privacy (暂停录音)."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResumeRecordingAsked:
    """The recording goes on."""


@dataclass(frozen=True, slots=True)
class SuperviseAsked:
    """A supervisor, whose desk is summoned unless it listens already, wants to hear the talk."""

    desk: Desk
    mode: SuperviseMode


@dataclass(frozen=True, slots=True)
class StopSupervisingAsked:
    """The supervisor hangs up."""

    desk: Desk


@dataclass(frozen=True, slots=True)
class TakeOverAsked:
    """A supervisor takes the operator's place (接管)."""

    desk: Desk


@dataclass(frozen=True, slots=True)
class ForceEndAsked:
    """A supervisor ends the talk (强拆)."""

    supervisor_id: int


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
    | TransferOrdered
    | ConsultOrdered
    | CancelConsultAsked
    | CompleteTransferAsked
    | ConferenceAsked
    | PartyOrdered
    | PartyDropAsked
    | ParkAsked
    | RetrieveAsked
    | PauseAsked
    | ResumeRecordingAsked
    | SuperviseAsked
    | StopSupervisingAsked
    | TakeOverAsked
    | ForceEndAsked
    | StartPreviewAsked
    | SkipPreviewAsked
    | PageLost
    | PageBack
)

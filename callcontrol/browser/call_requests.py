"""Requests of a page about a call: which message each one is to the call's own task (VOI-19)."""

from callcontrol.calls.messages import (
    CancelConsultAsked,
    CompleteTransferAsked,
    ConferenceAsked,
    ConsultOrdered,
    DeclineAsked,
    HangUpAsked,
    HoldAsked,
    Message,
    ParkAsked,
    PartyDropAsked,
    PartyOrdered,
    PauseAsked,
    ResumeAsked,
    ResumeRecordingAsked,
    SkipPreviewAsked,
    TransferOrdered,
)
from contracts.operator_messages import (
    AddParty,
    BlindTransfer,
    CancelConsult,
    CompleteTransfer,
    Conference,
    Consult,
    Decline,
    DropParty,
    HangUp,
    Hold,
    Park,
    PauseRecording,
    Resume,
    ResumeRecording,
    SkipPreview,
)

CallRequest = (
    AddParty
    | BlindTransfer
    | CancelConsult
    | CompleteTransfer
    | Conference
    | Consult
    | Decline
    | DropParty
    | HangUp
    | Hold
    | Park
    | PauseRecording
    | Resume
    | ResumeRecording
    | SkipPreview
)


def message_of(request: CallRequest) -> Message:  # noqa: C901, PLR0911, PLR0912 - a table
    """Translate what the call's own operator asks for."""
    match request:
        case Decline():
            return DeclineAsked()
        case HangUp():
            return HangUpAsked()
        case Hold():
            return HoldAsked()
        case Resume():
            return ResumeAsked()
        case BlindTransfer():
            return TransferOrdered(request.target)
        case Consult():
            return ConsultOrdered(request.target)
        case CancelConsult():
            return CancelConsultAsked()
        case CompleteTransfer():
            return CompleteTransferAsked()
        case Conference():
            return ConferenceAsked()
        case AddParty():
            return PartyOrdered(request.target)
        case DropParty():
            return PartyDropAsked(request.party_id)
        case Park():
            return ParkAsked()
        case PauseRecording():
            return PauseAsked(request.reason)
        case ResumeRecording():
            return ResumeRecordingAsked()
        case SkipPreview():
            return SkipPreviewAsked(request.reason)


def guest_message_of(request: CallRequest, operator_id: int) -> Message | None:
    """Translate what a colleague may ask for who takes part in somebody else's call."""
    match request:
        case Decline():
            return DeclineAsked(by=operator_id)
        case HangUp():
            return HangUpAsked(by=operator_id)
        case _:
            return None

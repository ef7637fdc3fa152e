"""What telephony refuses, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound, Unavailable


class UnknownSeat(Invalid):
    """There is no such seat, or it is switched off."""

    code = "unknown_seat"


class SeatOccupied(Conflict):
    """Somebody else sits there."""

    code = "seat_occupied"


class OperatorInCall(Conflict):
    """Not in the middle of a call."""

    code = "in_call"


class NotCheckedIn(Conflict):
    """There is no running session at a seat."""

    code = "not_checked_in"


class CallRefused(Conflict):
    """Call control cannot place the call now."""

    code = "call_refused"


class CallControlSilent(Unavailable):
    """Call control does not answer."""

    code = "call_control_silent"


class RecordingNotReady(Conflict):
    """It is still being written or sealed."""

    code = "recording_not_ready"


class NoSuchRecording(NotFound):
    """It does not exist, or the visitor may not hear it."""


class NoSuchCall(NotFound):
    """It does not exist, or has not been absorbed yet."""

"""What telephony refuses, in words for people."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound, Unavailable


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


class RecordingBroken(Conflict):
    """What is stored cannot be opened: an alarm has been raised."""

    code = "recording_damaged"


class RecordingStoreAway(Unavailable):
    """The store of recordings does not answer."""

    code = "recording_store_away"


class ReasonRequired(Conflict):
    """Why the recording is opened must be said first."""

    code = "listening_reason_required"


class BadListeningReason(Invalid):
    """The reason is not on the list, or its words are missing."""

    code = "bad_listening_reason"


class HomeSeatRefused(Forbidden):
    """Nothing is taken away from a home seat (T-11)."""

    code = "home_seat"


class AlreadyHeld(Conflict):
    """There is a running hold of this kind."""

    code = "already_held"


class NotHeld(NotFound):
    """There is no such running hold."""


class NoSuchVoicemail(NotFound):
    """There is no such message."""


class VoicemailDone(Conflict):
    """Somebody has dealt with it."""

    code = "voicemail_handled"


class NoSuchGap(NotFound):
    """There is no such open gap."""

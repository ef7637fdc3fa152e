"""Calls, recordings, seats, and the two tables shared with call control."""

from hotline.telephony.models.call import Call
from hotline.telephony.models.call_event_row import CallEventRow
from hotline.telephony.models.listening import Listening
from hotline.telephony.models.operator_skill import OperatorSkill
from hotline.telephony.models.operator_state_log import OperatorStateLog
from hotline.telephony.models.published_configuration import PublishedConfiguration
from hotline.telephony.models.recording import Recording
from hotline.telephony.models.recording_gap import RecordingCheck, RecordingGap
from hotline.telephony.models.recording_hold import RecordingHold
from hotline.telephony.models.recording_object import RecordingObject
from hotline.telephony.models.recording_outline import RecordingOutline
from hotline.telephony.models.recording_pause import RecordingPause
from hotline.telephony.models.recording_policy import RecordingPolicy
from hotline.telephony.models.seat import Seat
from hotline.telephony.models.seat_session import SeatSession
from hotline.telephony.models.voicemail import Voicemail

__all__ = [
    "Call",
    "CallEventRow",
    "Listening",
    "OperatorSkill",
    "OperatorStateLog",
    "PublishedConfiguration",
    "Recording",
    "RecordingCheck",
    "RecordingGap",
    "RecordingHold",
    "RecordingObject",
    "RecordingOutline",
    "RecordingPause",
    "RecordingPolicy",
    "Seat",
    "SeatSession",
    "Voicemail",
]

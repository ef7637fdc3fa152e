"""Calls, recordings, seats, and the two tables shared with call control."""

from hotline.telephony.models.call import Call
from hotline.telephony.models.call_event_row import CallEventRow
from hotline.telephony.models.operator_skill import OperatorSkill
from hotline.telephony.models.operator_state_log import OperatorStateLog
from hotline.telephony.models.published_configuration import PublishedConfiguration
from hotline.telephony.models.recording import Recording
from hotline.telephony.models.seat import Seat
from hotline.telephony.models.seat_session import SeatSession

__all__ = [
    "Call",
    "CallEventRow",
    "OperatorSkill",
    "OperatorStateLog",
    "PublishedConfiguration",
    "Recording",
    "Seat",
    "SeatSession",
]

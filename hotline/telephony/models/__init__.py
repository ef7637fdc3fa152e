"""Calls, recordings, seats, policy, outbound work, and the tables shared with call control."""

from hotline.telephony.models.call import Call
from hotline.telephony.models.call_event_row import CallEventRow
from hotline.telephony.models.call_fact import CallFact
from hotline.telephony.models.call_record import CallRecord
from hotline.telephony.models.caller_mark import CallerMark
from hotline.telephony.models.campaign import Campaign
from hotline.telephony.models.campaign_item import CampaignItem
from hotline.telephony.models.caption import Caption
from hotline.telephony.models.engine_check import EngineCheck, EngineDifference
from hotline.telephony.models.floor_alarm import FloorAlarm
from hotline.telephony.models.floor_message import FloorMessage
from hotline.telephony.models.floor_receipt import FloorReceipt
from hotline.telephony.models.ivr_flow import IvrFlow
from hotline.telephony.models.ivr_flow_version import IvrFlowVersion
from hotline.telephony.models.journal_seal import JournalSeal
from hotline.telephony.models.listening import Listening
from hotline.telephony.models.operator_skill import OperatorSkill
from hotline.telephony.models.operator_state_log import OperatorStateLog
from hotline.telephony.models.policy_entry import PolicyEntry
from hotline.telephony.models.prompt import Prompt
from hotline.telephony.models.prompt_sound import PromptSound
from hotline.telephony.models.published_configuration import PublishedConfiguration
from hotline.telephony.models.recording import Recording
from hotline.telephony.models.recording_gap import RecordingCheck, RecordingGap
from hotline.telephony.models.recording_hold import RecordingHold
from hotline.telephony.models.recording_object import RecordingObject
from hotline.telephony.models.recording_outline import RecordingOutline
from hotline.telephony.models.recording_pause import RecordingPause
from hotline.telephony.models.recording_policy import RecordingPolicy
from hotline.telephony.models.return_call import ReturnCall
from hotline.telephony.models.seat import Seat
from hotline.telephony.models.seat_device import SeatDevice
from hotline.telephony.models.seat_session import SeatSession
from hotline.telephony.models.text_limit import TextLimit
from hotline.telephony.models.voicemail import Voicemail

__all__ = [
    "Call",
    "CallEventRow",
    "CallFact",
    "CallRecord",
    "CallerMark",
    "Campaign",
    "CampaignItem",
    "Caption",
    "EngineCheck",
    "EngineDifference",
    "FloorAlarm",
    "FloorMessage",
    "FloorReceipt",
    "IvrFlow",
    "IvrFlowVersion",
    "JournalSeal",
    "Listening",
    "OperatorSkill",
    "OperatorStateLog",
    "PolicyEntry",
    "Prompt",
    "PromptSound",
    "PublishedConfiguration",
    "Recording",
    "RecordingCheck",
    "RecordingGap",
    "RecordingHold",
    "RecordingObject",
    "RecordingOutline",
    "RecordingPause",
    "RecordingPolicy",
    "ReturnCall",
    "Seat",
    "SeatDevice",
    "SeatSession",
    "TextLimit",
    "Voicemail",
]

"""Orders, their assignments, clocks, results and files."""

from hotline.workorders.models.allotment import Allotment
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.attachment import Attachment
from hotline.workorders.models.clock_request import ClockRequest
from hotline.workorders.models.clock_stop import ClockStop
from hotline.workorders.models.correction import Correction
from hotline.workorders.models.deadline import Deadline
from hotline.workorders.models.department_marks import DepartmentMarks
from hotline.workorders.models.desk import Desk
from hotline.workorders.models.difficulty import Difficulty
from hotline.workorders.models.direct_link import DirectLink
from hotline.workorders.models.export_request import ExportRequest
from hotline.workorders.models.kept_draft import KeptDraft
from hotline.workorders.models.link import Link
from hotline.workorders.models.merge import Merge
from hotline.workorders.models.notice import Notice, NoticeReading
from hotline.workorders.models.number_counter import NumberCounter
from hotline.workorders.models.order_message import OrderMessage
from hotline.workorders.models.order_shingles import OrderShingles
from hotline.workorders.models.order_template import OrderTemplate
from hotline.workorders.models.order_words import OrderWords
from hotline.workorders.models.original_words import OriginalWords
from hotline.workorders.models.presence import Presence
from hotline.workorders.models.recommender import (
    RecommenderPolicy,
    RecommenderVersion,
    ShownSuggestion,
)
from hotline.workorders.models.registration import Registration
from hotline.workorders.models.relay_pass import RelayPass
from hotline.workorders.models.repeat import Repeat
from hotline.workorders.models.result import Result
from hotline.workorders.models.review import Review
from hotline.workorders.models.routing_rule import RoutingRule
from hotline.workorders.models.ruling import Ruling
from hotline.workorders.models.saved_filter import SavedFilter
from hotline.workorders.models.send_back import SendBack
from hotline.workorders.models.supervision import Supervision
from hotline.workorders.models.unified_answer import UnifiedAnswer, UnifiedReply
from hotline.workorders.models.urge import Urge
from hotline.workorders.models.withdrawal import Withdrawal
from hotline.workorders.models.work_order import WorkOrder

__all__ = [
    "Allotment",
    "Assignment",
    "Attachment",
    "ClockRequest",
    "ClockStop",
    "Correction",
    "Deadline",
    "DepartmentMarks",
    "Desk",
    "Difficulty",
    "DirectLink",
    "ExportRequest",
    "KeptDraft",
    "Link",
    "Merge",
    "Notice",
    "NoticeReading",
    "NumberCounter",
    "OrderMessage",
    "OrderShingles",
    "OrderTemplate",
    "OrderWords",
    "OriginalWords",
    "Presence",
    "RecommenderPolicy",
    "RecommenderVersion",
    "Registration",
    "RelayPass",
    "Repeat",
    "Result",
    "Review",
    "RoutingRule",
    "Ruling",
    "SavedFilter",
    "SendBack",
    "ShownSuggestion",
    "Supervision",
    "UnifiedAnswer",
    "UnifiedReply",
    "Urge",
    "Withdrawal",
    "WorkOrder",
]

"""The words of the workflow: states, verbs, who acts, and what a row of the table says."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.accounts.rules.roles import Role


class State(StrEnum):
    """Where an order stands (工单状态)."""

    AWAITING_DISPATCH = "awaiting_dispatch"
    AWAITING_ACCEPTANCE = "awaiting_acceptance"
    HANDLING = "handling"
    SEND_BACK_REQUESTED = "send_back_requested"
    SUSPENDED = "suspended"
    AWAITING_HELPERS = "awaiting_helpers"
    FORWARDED = "forwarded"
    SPLIT = "split"
    MERGED = "merged"
    AWAITING_REVIEW = "awaiting_review"
    HANDLED = "handled"
    CLOSED = "closed"


STATE_LABELS: dict[State, str] = {
    State.AWAITING_DISPATCH: "待派单",
    State.AWAITING_ACCEPTANCE: "待签收",
    State.HANDLING: "办理中",
    State.SEND_BACK_REQUESTED: "退单待审",
    State.SUSPENDED: "已挂起",
    State.AWAITING_HELPERS: "待会办",
    State.FORWARDED: "已转办",
    State.SPLIT: "已拆分",
    State.MERGED: "已并单",
    State.AWAITING_REVIEW: "待审核",
    State.HANDLED: "待回访",
    State.CLOSED: "已结案",
}

WAITS_FOR: dict[State, str] = {
    State.AWAITING_DISPATCH: "工单还没有派给承办单位",
    State.AWAITING_ACCEPTANCE: "工单正等承办单位签收",
    State.HANDLING: "承办单位正在办理",
    State.SEND_BACK_REQUESTED: "承办单位申请退单，正等热线审核",
    State.SUSPENDED: "工单已挂起，时限停止计算，正等恢复办理",
    State.AWAITING_HELPERS: "主办单位已提交结果，正等会办单位反馈",
    State.FORWARDED: "工单已转给外部单位，正等对方反馈",
    State.SPLIT: "工单已拆成分单，正等各分单结案",
    State.MERGED: "工单已并入主单，随主单办理",
    State.AWAITING_REVIEW: "承办单位已提交结果，正等热线审核",
    State.HANDLED: "工单已办结，正等回访",
    State.CLOSED: "工单已结案",
}


class Verb(StrEnum):
    """What people do to an order (操作)."""

    ANSWER_DIRECTLY = "answer_directly"
    DISPATCH = "dispatch"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    APPROVE_SEND_BACK = "approve_send_back"
    REFUSE_SEND_BACK = "refuse_send_back"
    RULE_ON_RETURN = "rule_on_return"
    FORWARD = "forward"
    RECORD_REPLY = "record_reply"
    TAKE_BACK = "take_back"
    REASSIGN = "reassign"
    ALLOT = "allot"
    CO_HANDLE = "co_handle"
    SUBMIT_PART = "submit_part"
    RELEASE_HELPER = "release_helper"
    SUSPEND = "suspend"
    APPROVE_SUSPENSION = "approve_suspension"
    REFUSE_SUSPENSION = "refuse_suspension"
    RESUME = "resume"
    EXTEND = "extend"
    APPROVE_EXTENSION = "approve_extension"
    REFUSE_EXTENSION = "refuse_extension"
    SUBMIT_RESULT = "submit_result"
    APPROVE_RESULT = "approve_result"
    REFUSE_RESULT = "refuse_result"
    CLOSE = "close"
    REOPEN = "reopen"
    SPLIT = "split"
    MERGE = "merge"
    UNMERGE = "unmerge"
    LINK = "link"
    UNLINK = "unlink"
    FOLLOW = "follow"
    ANSWER_UNIFIED = "answer_unified"
    DIRECT_LINK = "direct_link"
    HAND_TO_EMERGENCY = "hand_to_emergency"
    URGE = "urge"
    SUPERVISE = "supervise"
    REPLY_SUPERVISION = "reply_supervision"
    RECORD_SUPERVISION_REPLY = "record_supervision_reply"
    LIFT_SUPERVISION = "lift_supervision"
    ESCALATE = "escalate"
    REPORT_DIFFICULT = "report_difficult"
    LIFT_DIFFICULT = "lift_difficult"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


VERB_LABELS: dict[Verb, str] = {
    Verb.ANSWER_DIRECTLY: "直接答复",
    Verb.DISPATCH: "派单",
    Verb.ACCEPT: "签收",
    Verb.SEND_BACK: "申请退单",
    Verb.APPROVE_SEND_BACK: "同意退单",
    Verb.REFUSE_SEND_BACK: "不同意退单",
    Verb.RULE_ON_RETURN: "退单裁定",
    Verb.FORWARD: "转办",
    Verb.RECORD_REPLY: "录入转办反馈",
    Verb.TAKE_BACK: "收回转办",
    Verb.REASSIGN: "改派",
    Verb.ALLOT: "分派",
    Verb.CO_HANDLE: "会办",
    Verb.SUBMIT_PART: "提交会办结果",
    Verb.RELEASE_HELPER: "撤销会办",
    Verb.SUSPEND: "申请挂起",
    Verb.APPROVE_SUSPENSION: "同意挂起",
    Verb.REFUSE_SUSPENSION: "不同意挂起",
    Verb.RESUME: "恢复办理",
    Verb.EXTEND: "申请延期",
    Verb.APPROVE_EXTENSION: "同意延期",
    Verb.REFUSE_EXTENSION: "不同意延期",
    Verb.SUBMIT_RESULT: "提交办理结果",
    Verb.APPROVE_RESULT: "审核通过",
    Verb.REFUSE_RESULT: "审核退回",
    Verb.CLOSE: "结案",
    Verb.REOPEN: "再次交办",
    Verb.SPLIT: "拆单",
    Verb.MERGE: "并单",
    Verb.UNMERGE: "撤销并单",
    Verb.LINK: "关联工单",
    Verb.UNLINK: "解除关联",
    Verb.FOLLOW: "重复来话跟进",
    Verb.ANSWER_UNIFIED: "统一答复",
    Verb.DIRECT_LINK: "直通联办",
    Verb.HAND_TO_EMERGENCY: "紧急移交",
    Verb.URGE: "催办",
    Verb.SUPERVISE: "督办",
    Verb.REPLY_SUPERVISION: "回复督办",
    Verb.RECORD_SUPERVISION_REPLY: "录入督办回复",
    Verb.LIFT_SUPERVISION: "解除督办",
    Verb.ESCALATE: "列为疑难",
    Verb.REPORT_DIFFICULT: "挂起疑难报热线办",
    Verb.LIFT_DIFFICULT: "解除疑难",
    Verb.CORRECT: "更正",
    Verb.WITHDRAW: "撤诉",
}

REGISTERING_ROLES = frozenset({Role.OPERATOR, Role.DISPATCHER})
"""Who may register an order; the order then stands in its first state."""
DESK = REGISTERING_ROLES
DISPATCHERS = frozenset({Role.DISPATCHER})
HANDLERS = frozenset({Role.HANDLER})
REVIEWERS = frozenset({Role.REVIEWER, Role.DISPATCHER})
FOLLOW_UP = frozenset({Role.FOLLOW_UP_OPERATOR, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: where it leads, who may, what must be filled in, and why."""

    next_state: State
    roles: frozenset[Role]
    required: tuple[str, ...]
    why: str
    or_state: State | None = None
    """Where it leads instead, in the case that ``why`` names."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a verb is refused: a stable word and a Chinese sentence."""

    code: str
    message: str

"""Where a case stands in plain words (办理进度): who has it, what comes next, what one may do."""

from dataclasses import dataclass
from enum import Enum

from hotline.messaging.rules.conversation import Closing, ConversationState
from hotline.workorders.rules.workflow import State

HOTLINE = "12345 热线"


class Holder(Enum):
    """Who has it."""

    HOTLINE = "hotline"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Words:
    """One row: who holds it, and what comes next."""

    holder: Holder
    next_step: str


OF_ORDER: dict[State, Words] = {
    State.AWAITING_DISPATCH: Words(Holder.HOTLINE, "热线将把诉求派给负责的单位。"),
    State.AWAITING_ACCEPTANCE: Words(Holder.DEPARTMENT, "承办单位将签收并开始办理。"),
    State.HANDLING: Words(Holder.DEPARTMENT, "承办单位办理后把结果交热线审核。"),
    State.SEND_BACK_REQUESTED: Words(Holder.DEPARTMENT, "承办单位将签收并开始办理。"),
    State.SUSPENDED: Words(Holder.DEPARTMENT, "事情需要等待，暂缓办理；条件具备后继续办理。"),
    State.AWAITING_HELPERS: Words(Holder.DEPARTMENT, "主办单位已办完，正在等协助单位的反馈。"),
    State.FORWARDED: Words(Holder.DEPARTMENT, "有关单位办理后把结果告知热线。"),
    State.SPLIT: Words(Holder.HOTLINE, "诉求已按职责分给几个单位，各自办理后热线一并回访您。"),
    State.MERGED: Words(Holder.HOTLINE, "您的诉求与相同诉求一起办理，办完后热线回访您。"),
    State.AWAITING_REVIEW: Words(Holder.HOTLINE, "热线正在审核办理结果，通过后回访您。"),
    State.HANDLED: Words(Holder.HOTLINE, "热线将联系您，请您确认问题是否解决。"),
    State.CLOSED: Words(Holder.HOTLINE, "已经办结，没有下一步。"),
}

"""What offices ask of each other, such as to send back, is not told: it changes nothing yet."""

OF_CONVERSATION: dict[ConversationState, Words] = {
    ConversationState.WAITING: Words(Holder.HOTLINE, "热线员将核对您的诉求并派给负责的单位。"),
    ConversationState.TAKEN: Words(Holder.HOTLINE, "热线员正在处理您的诉求，随后派给负责的单位。"),
    ConversationState.CLOSED: Words(Holder.HOTLINE, "已经办结，没有下一步。"),
}

CONVERSATION_STATES: dict[ConversationState, str] = {
    ConversationState.WAITING: "已收到，等待热线员核对",
    ConversationState.TAKEN: "热线员处理中",
    ConversationState.CLOSED: "已结束",
}

CLOSINGS: dict[Closing, str] = {
    Closing.REGISTERED: "已登记并派单",
    Closing.ANSWERED: "热线已答复",
    Closing.NO_DEMAND: "已结束，没有需要办理的事项",
    Closing.NUISANCE: "已结束",
    Closing.SILENT: "长时间没有收到您的回复，已结束",
    Closing.WITHDRAWN: "您已撤回",
}

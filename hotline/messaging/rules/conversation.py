"""Where a conversation (会话) stands, and when somebody must have dealt with it."""

from datetime import datetime, timedelta
from enum import StrEnum

ONLINE_LIMIT = timedelta(minutes=5)
"""Written demands are dispatched within five minutes, day and night (CHN-09, 附3 运行B)."""


class ConversationState(StrEnum):
    """Who has it."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


STATE_LABELS: dict[ConversationState, str] = {
    ConversationState.WAITING: "排队中",
    ConversationState.TAKEN: "接待中",
    ConversationState.CLOSED: "已结束",
}


class Closing(StrEnum):
    """How it ended."""

    REGISTERED = "registered"
    ANSWERED = "answered"
    NO_DEMAND = "no_demand"
    NUISANCE = "nuisance"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"


CLOSING_LABELS: dict[Closing, str] = {
    Closing.REGISTERED: "已登记工单",
    Closing.ANSWERED: "已直接答复",
    Closing.NO_DEMAND: "无诉求",
    Closing.NUISANCE: "骚扰",
    Closing.SILENT: "市民长时间未回复",
    Closing.WITHDRAWN: "市民撤回",
}


def due_at(received_at: datetime) -> datetime:
    """Return when a demand that was written at this moment must have been dispatched."""
    return received_at + ONLINE_LIMIT

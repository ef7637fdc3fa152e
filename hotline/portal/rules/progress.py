"""What the public may read of an order: its stages, never a word about a person."""

from hotline.workorders.rules.workflow import State

PUBLIC_LABELS: dict[str, str] = {
    "workorder.registered": "热线已受理",
    "workorder.dispatched": "已派给承办单位",
    "workorder.accepted": "承办单位已签收",
    "workorder.send_back_approved": "正在重新安排承办单位",
    "workorder.forwarded": "已转有关单位办理",
    "workorder.taken_back": "正在重新安排承办单位",
    "workorder.reassigned": "已改派承办单位",
    "workorder.suspended": "暂缓办理",
    "workorder.resumed": "已恢复办理",
    "workorder.reply_recorded": "有关单位已反馈办理结果",
    "workorder.result_submitted": "承办单位已提交办理结果",
    "workorder.handled": "办理结果已通过审核，等待回访",
    "workorder.reopened": "市民反映未解决，已交承办单位再次办理",
    "workorder.answered_directly": "热线已当场答复",
    "workorder.closed": "已结案",
}
"""Kinds of event that are shown; how offices argue with each other is not."""

PUBLIC_STATES: dict[State, str] = {
    State.AWAITING_DISPATCH: "已受理，正在派单",
    State.AWAITING_ACCEPTANCE: "已派给承办单位",
    State.HANDLING: "承办单位办理中",
    State.SEND_BACK_REQUESTED: "已派给承办单位",
    State.SUSPENDED: "承办单位办理中，暂缓办理",
    State.AWAITING_HELPERS: "承办单位办理中",
    State.FORWARDED: "已转有关单位办理",
    State.AWAITING_REVIEW: "办理结果审核中",
    State.SPLIT: "已按职责分成多件办理",
    State.MERGED: "与相同诉求合并办理",
    State.HANDLED: "已办理，等待回访",
    State.CLOSED: "已结案",
}

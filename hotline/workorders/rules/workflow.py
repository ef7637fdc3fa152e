"""What may happen next to a work order (工单): one row per state and verb.

The bureau's staff review this table as ``docs/generated/workflow.md``. A pair that is not
in the table is refused, with the sentence that says what the order waits for.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from hotline.accounts.rules.roles import LABELS as ROLE_LABELS
from hotline.accounts.rules.roles import Role


class State(StrEnum):
    """Where an order stands (工单状态)."""

    AWAITING_DISPATCH = "awaiting_dispatch"
    AWAITING_ACCEPTANCE = "awaiting_acceptance"
    HANDLING = "handling"
    SEND_BACK_REQUESTED = "send_back_requested"
    AWAITING_REVIEW = "awaiting_review"
    HANDLED = "handled"
    CLOSED = "closed"


STATE_LABELS: dict[State, str] = {
    State.AWAITING_DISPATCH: "待派单",
    State.AWAITING_ACCEPTANCE: "待签收",
    State.HANDLING: "办理中",
    State.SEND_BACK_REQUESTED: "退单待审",
    State.AWAITING_REVIEW: "待审核",
    State.HANDLED: "待回访",
    State.CLOSED: "已结案",
}

WAITS_FOR: dict[State, str] = {
    State.AWAITING_DISPATCH: "工单还没有派给承办单位",
    State.AWAITING_ACCEPTANCE: "工单正等承办单位签收",
    State.HANDLING: "承办单位正在办理",
    State.SEND_BACK_REQUESTED: "承办单位申请退单，正等热线审核",
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
    SUBMIT_RESULT = "submit_result"
    APPROVE_RESULT = "approve_result"
    REFUSE_RESULT = "refuse_result"
    CLOSE = "close"
    REOPEN = "reopen"


VERB_LABELS: dict[Verb, str] = {
    Verb.ANSWER_DIRECTLY: "直接答复",
    Verb.DISPATCH: "派单",
    Verb.ACCEPT: "签收",
    Verb.SEND_BACK: "申请退单",
    Verb.APPROVE_SEND_BACK: "同意退单",
    Verb.REFUSE_SEND_BACK: "不同意退单",
    Verb.RULE_ON_RETURN: "退单裁定",
    Verb.SUBMIT_RESULT: "提交办理结果",
    Verb.APPROVE_RESULT: "审核通过",
    Verb.REFUSE_RESULT: "审核退回",
    Verb.CLOSE: "结案",
    Verb.REOPEN: "再次交办",
}

REGISTERING_ROLES = frozenset({Role.OPERATOR, Role.DISPATCHER})
"""Who may register an order; the order then stands in its first state."""
_DESK = REGISTERING_ROLES
_DISPATCHERS = frozenset({Role.DISPATCHER})
_HANDLERS = frozenset({Role.HANDLER})
_REVIEWERS = frozenset({Role.REVIEWER, Role.DISPATCHER})
_FOLLOW_UP = frozenset({Role.FOLLOW_UP_OPERATOR, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: where it leads, who may, what must be filled in, and why."""

    next_state: State
    roles: frozenset[Role]
    required: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Denial:
    """Why a verb is refused: a stable word and a Chinese sentence."""

    code: str
    message: str


TABLE: dict[tuple[State, Verb], Transition] = {
    (State.AWAITING_DISPATCH, Verb.ANSWER_DIRECTLY): Transition(
        State.CLOSED, _DESK, ("答复内容",), "热线当场答复，首呼解决，不再派单"
    ),
    (State.AWAITING_DISPATCH, Verb.DISPATCH): Transition(
        State.AWAITING_ACCEPTANCE,
        _DISPATCHERS,
        ("承办单位",),
        "按职责派给承办单位，开始计签收和办理时限",
    ),
    (State.AWAITING_ACCEPTANCE, Verb.ACCEPT): Transition(
        State.HANDLING, _HANDLERS, (), "承办单位确认接办"
    ),
    (State.AWAITING_ACCEPTANCE, Verb.SEND_BACK): Transition(
        State.SEND_BACK_REQUESTED,
        _HANDLERS,
        ("退单理由", "法律或政策依据", "正式文件"),
        "不属本单位职责，写明依据并附正式文件，由热线审核",
    ),
    (State.SEND_BACK_REQUESTED, Verb.APPROVE_SEND_BACK): Transition(
        State.AWAITING_DISPATCH,
        _DISPATCHERS,
        ("审核意见",),
        "退单理由成立，收回重派；可同时改派其他单位",
    ),
    (State.SEND_BACK_REQUESTED, Verb.REFUSE_SEND_BACK): Transition(
        State.AWAITING_ACCEPTANCE,
        _DISPATCHERS,
        ("审核意见",),
        "退单理由不成立，交回原单位，时限继续计",
    ),
    (State.SEND_BACK_REQUESTED, Verb.RULE_ON_RETURN): Transition(
        State.AWAITING_ACCEPTANCE,
        _DISPATCHERS,
        ("主办单位", "裁定理由", "依据", "规则截止日期"),
        "评议后裁定主办单位，同时成为派单规则；被裁定的单位没有新文件不得再退",
    ),
    (State.HANDLING, Verb.SUBMIT_RESULT): Transition(
        State.AWAITING_REVIEW,
        _HANDLERS,
        ("办理时间", "办理地点", "办理单位", "办理人员", "办理过程", "办理结果"),
        "办理完毕，提交结果要素，由热线审核",
    ),
    (State.AWAITING_REVIEW, Verb.APPROVE_RESULT): Transition(
        State.HANDLED, _REVIEWERS, (), "结果要素齐全，转入回访"
    ),
    (State.AWAITING_REVIEW, Verb.REFUSE_RESULT): Transition(
        State.HANDLING, _REVIEWERS, ("所缺内容", "审核意见"), "结果不完整，退回补充，剩余时限继续计"
    ),
    (State.HANDLED, Verb.CLOSE): Transition(
        State.CLOSED, _FOLLOW_UP, (), "回访完成，市民确认已解决，或多次未联系上"
    ),
    (State.HANDLED, Verb.REOPEN): Transition(
        State.HANDLING,
        _FOLLOW_UP,
        ("未解决的情况",),
        "市民反映没有解决，退回承办单位再办，重新计时",
    ),
}


def decide(state: State, verb: Verb, roles: AbstractSet[Role]) -> Transition | Denial:
    """Say where the verb leads from this state for somebody in these roles, or why it may not."""
    row = TABLE.get((state, verb))
    if row is None:
        return Denial("not_now", f"{WAITS_FOR[state]}，现在不能{VERB_LABELS[verb]}。")
    if not row.roles & roles:
        allowed = "、".join(label for role, label in ROLE_LABELS.items() if role in row.roles)
        return Denial("wrong_role", f"{VERB_LABELS[verb]}由{allowed}操作。")
    return row


def allowed_verbs(state: State, roles: AbstractSet[Role]) -> list[Verb]:
    """List what somebody in these roles may do from this state, in the table's order."""
    return [verb for verb in Verb if isinstance(decide(state, verb, roles), Transition)]


def roles_of(verb: Verb) -> frozenset[Role]:
    """Collect every role that may use the verb from some state."""
    rows = (row.roles for (_, each), row in TABLE.items() if each is verb)
    return frozenset().union(*rows)

"""What may happen next to a work order (工单): one row per state and verb.

The bureau's staff review this table as ``docs/generated/workflow.md``. A pair that is not
in the table is refused, with the sentence that says what the order waits for.
"""

from collections.abc import Set as AbstractSet

from hotline.accounts.rules.roles import LABELS as ROLE_LABELS
from hotline.accounts.rules.roles import Role
from hotline.workorders.rules.workflow_attention import ATTENTION_ROWS
from hotline.workorders.rules.workflow_families import FAMILY_ROWS
from hotline.workorders.rules.workflow_handling import HANDLING_ROWS
from hotline.workorders.rules.workflow_words import (
    DESK,
    DISPATCHERS,
    FOLLOW_UP,
    HANDLERS,
    REGISTERING_ROLES,
    REVIEWERS,
    STATE_LABELS,
    VERB_LABELS,
    WAITS_FOR,
    Denial,
    State,
    Transition,
    Verb,
)

__all__ = [
    "REGISTERING_ROLES",
    "STATE_LABELS",
    "TABLE",
    "VERB_LABELS",
    "WAITS_FOR",
    "Denial",
    "State",
    "Transition",
    "Verb",
    "allowed_verbs",
    "decide",
    "roles_of",
    "states_of",
]

TABLE: dict[tuple[State, Verb], Transition] = {
    (State.AWAITING_DISPATCH, Verb.ANSWER_DIRECTLY): Transition(
        State.CLOSED, DESK, ("答复内容",), "热线当场答复，首呼解决，不再派单"
    ),
    (State.AWAITING_DISPATCH, Verb.DISPATCH): Transition(
        State.AWAITING_ACCEPTANCE,
        DISPATCHERS,
        ("承办单位",),
        "按职责派给承办单位，开始计签收和办理时限",
    ),
    (State.AWAITING_ACCEPTANCE, Verb.ACCEPT): Transition(
        State.HANDLING, HANDLERS, (), "承办单位确认接办"
    ),
    (State.AWAITING_ACCEPTANCE, Verb.SEND_BACK): Transition(
        State.SEND_BACK_REQUESTED,
        HANDLERS,
        ("退单理由", "法律或政策依据", "正式文件"),
        "不属本单位职责，写明依据并附正式文件，由热线审核",
    ),
    (State.SEND_BACK_REQUESTED, Verb.APPROVE_SEND_BACK): Transition(
        State.AWAITING_DISPATCH,
        DISPATCHERS,
        ("审核意见",),
        "退单理由成立，收回重派；可同时改派其他单位",
    ),
    (State.SEND_BACK_REQUESTED, Verb.REFUSE_SEND_BACK): Transition(
        State.AWAITING_ACCEPTANCE,
        DISPATCHERS,
        ("审核意见",),
        "退单理由不成立，交回原单位，时限继续计",
    ),
    (State.SEND_BACK_REQUESTED, Verb.RULE_ON_RETURN): Transition(
        State.AWAITING_ACCEPTANCE,
        DISPATCHERS,
        ("主办单位", "裁定理由", "依据", "规则截止日期"),
        "评议后裁定主办单位，同时成为派单规则；被裁定的单位没有新文件不得再退",
    ),
    **HANDLING_ROWS,
    (State.HANDLING, Verb.SUBMIT_RESULT): Transition(
        State.AWAITING_REVIEW,
        HANDLERS,
        ("办理时间", "办理地点", "办理单位", "办理人员", "办理过程", "办理结果"),
        "办理完毕，提交结果要素，由热线审核；会办未齐的先等会办",
        or_state=State.AWAITING_HELPERS,
    ),
    (State.AWAITING_REVIEW, Verb.APPROVE_RESULT): Transition(
        State.HANDLED, REVIEWERS, (), "结果要素齐全，转入回访"
    ),
    (State.AWAITING_REVIEW, Verb.REFUSE_RESULT): Transition(
        State.HANDLING,
        REVIEWERS,
        ("所缺内容", "审核意见"),
        "结果不完整，退回补充，剩余时限继续计；外部单位的转回对方补充",
        or_state=State.FORWARDED,
    ),
    (State.HANDLED, Verb.CLOSE): Transition(
        State.CLOSED, FOLLOW_UP, (), "回访完成，市民确认已解决，或多次未联系上"
    ),
    (State.HANDLED, Verb.REOPEN): Transition(
        State.HANDLING,
        FOLLOW_UP,
        ("未解决的情况",),
        "市民反映没有解决，退回承办单位再办，重新计时；外部单位的再次转办",
        or_state=State.FORWARDED,
    ),
    **FAMILY_ROWS,
    **ATTENTION_ROWS,
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


def states_of(verb: Verb) -> list[State]:
    """Return the states the verb is allowed from."""
    return [state for state, each in TABLE if each is verb]


def roles_of(verb: Verb) -> frozenset[Role]:
    """Collect every role that may use the verb from some state."""
    rows = (row.roles for (_, each), row in TABLE.items() if each is verb)
    return frozenset().union(*rows)

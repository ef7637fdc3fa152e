"""The rows of orders that belong together: split, merged, linked, and repeated calls."""

from hotline.accounts.rules.roles import Role
from hotline.workorders.rules.workflow_words import (
    DESK,
    DISPATCHERS,
    State,
    Transition,
    Verb,
)

_SPEAK_WITH_CITIZENS = DESK | {Role.FOLLOW_UP_OPERATOR}
_MAY_BE_MERGED = (State.AWAITING_DISPATCH, State.AWAITING_ACCEPTANCE, State.HANDLING)

FAMILY_ROWS: dict[tuple[State, Verb], Transition] = {
    (State.AWAITING_DISPATCH, Verb.SPLIT): Transition(
        State.SPLIT,
        DESK,
        ("各件诉求",),
        "一次来话有多件诉求，按职责各生成一张分单；原单等分单全部结案后自动结案，合并回访一次",
    ),
    **{
        (state, Verb.MERGE): Transition(
            State.MERGED,
            DISPATCHERS,
            ("主单编号", "并单理由"),
            "重复诉求按一件办理，随主单结案；可以撤销，原样恢复",
        )
        for state in _MAY_BE_MERGED
    },
    (State.MERGED, Verb.UNMERGE): Transition(
        State.AWAITING_DISPATCH,
        DISPATCHERS,
        ("撤销理由",),
        "并错了，恢复并单前的状态（待派单、待签收或办理中）和时限",
        or_state=State.HANDLING,
    ),
    **{
        (state, verb): Transition(state, DESK, ("另一工单编号",), why)
        for verb, why in (
            (Verb.LINK, "与另一张工单相关，互相可见，各自办理"),
            (Verb.UNLINK, "关联错了，解除"),
        )
        for state in State
        if state is not State.CLOSED
    },
    **{
        (state, Verb.FOLLOW): Transition(
            state,
            _SPEAK_WITH_CITIZENS,
            ("市民补充的情况",),
            "同一市民就同一诉求再次来话，记入本单跟进，不再另立新单",
        )
        for state in State
        if state not in {State.MERGED, State.CLOSED}
    },
}

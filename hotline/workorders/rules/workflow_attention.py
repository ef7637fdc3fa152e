"""The rows of what the hotline does beside the handling: press, watch, correct, withdraw."""

from hotline.accounts.rules.roles import Role
from hotline.workorders.rules.workflow_words import (
    DESK,
    DISPATCHERS,
    HANDLERS,
    REVIEWERS,
    State,
    Transition,
    Verb,
)

_SPEAK_WITH_CITIZENS = DESK | {Role.FOLLOW_UP_OPERATOR}
_WATCHERS = DISPATCHERS | {Role.TEAM_LEADER}
_IN_DEPARTMENT = (
    State.AWAITING_ACCEPTANCE,
    State.HANDLING,
    State.SUSPENDED,
    State.AWAITING_HELPERS,
    State.FORWARDED,
)
_AFTER_LETTER = (*_IN_DEPARTMENT, State.SEND_BACK_REQUESTED, State.AWAITING_REVIEW)
_OPEN = (State.AWAITING_DISPATCH, *_AFTER_LETTER)
_BEFORE_EMERGENCY = tuple(
    each for each in _OPEN if each not in {State.FORWARDED, State.AWAITING_REVIEW}
)

ATTENTION_ROWS: dict[tuple[State, Verb], Transition] = {
    (State.AWAITING_DISPATCH, Verb.DIRECT_LINK): Transition(
        State.AWAITING_ACCEPTANCE,
        DISPATCHERS,
        ("直办单位",),
        "直通联办，不经中间层级直接派到办理单位；开通之初宽限期内的差错从轻计分",
    ),
    (State.AWAITING_DISPATCH, Verb.ANSWER_UNIFIED): Transition(
        State.CLOSED, DESK, ("统一答复",), "已有统一答复口径，按口径答复并结案，不派单，不计考核"
    ),
    **{
        (state, Verb.HAND_TO_EMERGENCY): Transition(
            State.FORWARDED,
            DESK,
            ("紧急服务", "接警人或警情编号", "情况"),
            "危及人身财产安全，立即移交 110、119 或 120，不经体检；其他单位的交办同时收回",
        )
        for state in _BEFORE_EMERGENCY
    },
    **{
        (state, Verb.URGE): Transition(
            state,
            _SPEAK_WITH_CITIZENS,
            ("谁催", "催办内容"),
            "市民来话催办，或热线主动催办；计次，两次之间至少间隔一段时间（见时限与口径）",
        )
        for state in _OPEN
    },
    **{
        (state, Verb.SUPERVISE): Transition(
            state,
            _WATCHERS,
            ("督办级别", "督办领导", "督办要求", "回复期限"),
            "发出督办函，由承办单位在期限内回复；一张工单同时只有一个督办",
        )
        for state in _IN_DEPARTMENT
    },
    **{
        (state, Verb.REPLY_SUPERVISION): Transition(
            state, HANDLERS, ("督办回复",), "承办单位回复督办函"
        )
        for state in _AFTER_LETTER
        if state is not State.FORWARDED
    },
    (State.FORWARDED, Verb.RECORD_SUPERVISION_REPLY): Transition(
        State.FORWARDED,
        _WATCHERS,
        ("督办回复", "文号或来文名称", "回复时间"),
        "外部单位没有账号，由热线录入其对督办函的书面回复；是否逾期按对方回复时间算",
    ),
    **{
        (state, Verb.LIFT_SUPERVISION): Transition(
            state, _WATCHERS, ("解除理由",), "督办事项已落实，解除督办"
        )
        for state in _AFTER_LETTER
    },
    **{
        (state, Verb.ESCALATE): Transition(
            state,
            HANDLERS | DISPATCHERS,
            ("疑难情况",),
            "列为疑难件，48 小时内处理，换单位、待审核时照计；已报热线办的不受此限",
        )
        for state in (State.HANDLING, State.FORWARDED)
    },
    **{
        (state, Verb.REPORT_DIFFICULT): Transition(
            state,
            DISPATCHERS,
            ("报热线办何人", "报告内容"),
            "挂起、疑难件已报热线办，48 小时时限不再计算，记录何人何时报告",
        )
        for state in _OPEN
    },
    **{
        (state, Verb.LIFT_DIFFICULT): Transition(
            state,
            HANDLERS | DISPATCHERS,
            ("解除理由",),
            "不再是疑难件；由热线列为疑难的由派单员解除，办结、结案时自动解除",
        )
        for state in _OPEN
    },
    **{
        (state, Verb.CORRECT): Transition(
            state,
            DESK | REVIEWERS,
            ("更正项", "更正后的内容", "更正理由"),
            "登记有误，逐项更正；原值保留，姓名和电话只加密保存",
        )
        for state in _OPEN
    },
    **{
        (state, Verb.WITHDRAW): Transition(
            State.CLOSED,
            _SPEAK_WITH_CITIZENS,
            ("撤诉方式", "市民原话或凭证"),
            "市民本人撤回诉求，记录其表示方式，工单结案",
        )
        for state in _OPEN
    },
}

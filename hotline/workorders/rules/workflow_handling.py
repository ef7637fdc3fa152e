"""The rows of what departments and dispatchers do while an order is handled."""

from hotline.workorders.rules.workflow_words import (
    DISPATCHERS,
    HANDLERS,
    State,
    Transition,
    Verb,
)

_RESULT = ("办理时间", "办理地点", "办理单位", "办理人员", "办理过程", "办理结果")
_BY_DISPATCHER = ("审批意见",)
_KEEPS_GOING = "不同意，照原时限办理"
_EXTENSION = (
    (
        Verb.EXTEND,
        HANDLERS,
        ("延期理由", "延至何时"),
        "主办或会办单位按时办不完，到期前申请延期，由派单员审批；次数有限",
    ),
    (
        Verb.APPROVE_EXTENSION,
        DISPATCHERS,
        _BY_DISPATCHER,
        "理由成立，延长该单位的办理时限，原承诺保留备查",
    ),
    (Verb.REFUSE_EXTENSION, DISPATCHERS, _BY_DISPATCHER, _KEEPS_GOING),
)

HANDLING_ROWS: dict[tuple[State, Verb], Transition] = {
    (State.AWAITING_DISPATCH, Verb.FORWARD): Transition(
        State.FORWARDED,
        DISPATCHERS,
        ("转办单位", "转办理由"),
        "属其他层级、紧急服务或企业办理，转给外部单位并跟踪反馈",
    ),
    (State.FORWARDED, Verb.RECORD_REPLY): Transition(
        State.AWAITING_REVIEW, DISPATCHERS, _RESULT, "外部单位已反馈，录入办理结果，由热线审核"
    ),
    (State.FORWARDED, Verb.TAKE_BACK): Transition(
        State.AWAITING_DISPATCH, DISPATCHERS, ("收回理由",), "外部单位不办或转错，收回重派"
    ),
    **{
        (state, Verb.REASSIGN): Transition(
            State.AWAITING_ACCEPTANCE,
            DISPATCHERS,
            ("承办单位", "改派理由"),
            "派错单位或职责调整，由派单员改派，重新计时；会办一并撤销",
        )
        for state in (State.AWAITING_ACCEPTANCE, State.HANDLING)
    },
    **{
        (state, Verb.ALLOT): Transition(
            state, HANDLERS, ("下级单位或经办人",), "在承办单位内部逐级分派，单位的时限不变"
        )
        for state in (State.AWAITING_ACCEPTANCE, State.HANDLING)
    },
    **{
        (state, Verb.CO_HANDLE): Transition(
            state,
            DISPATCHERS,
            ("会办单位", "会办事项"),
            "需其他单位配合，主办不变，会办单独签收、计时",
        )
        for state in (State.HANDLING, State.AWAITING_HELPERS)
    },
    **{
        (state, Verb.ACCEPT): Transition(
            state, HANDLERS, (), "会办单位确认接办；直接提交会办结果的，视为同时签收"
        )
        for state in (State.HANDLING, State.AWAITING_HELPERS)
    },
    (State.HANDLING, Verb.SUBMIT_PART): Transition(
        State.HANDLING, HANDLERS, _RESULT, "会办单位提交自己的办理结果"
    ),
    (State.AWAITING_HELPERS, Verb.SUBMIT_PART): Transition(
        State.AWAITING_REVIEW,
        HANDLERS,
        _RESULT,
        "会办单位提交自己的办理结果；还有其他会办未反馈的，继续等待",
        or_state=State.AWAITING_HELPERS,
    ),
    (State.HANDLING, Verb.RELEASE_HELPER): Transition(
        State.HANDLING, DISPATCHERS, ("会办单位", "撤销理由"), "不再需要该单位会办"
    ),
    (State.AWAITING_HELPERS, Verb.RELEASE_HELPER): Transition(
        State.AWAITING_REVIEW,
        DISPATCHERS,
        ("会办单位", "撤销理由"),
        "不再等该单位；还有其他会办未反馈的，继续等待",
        or_state=State.AWAITING_HELPERS,
    ),
    (State.HANDLING, Verb.SUSPEND): Transition(
        State.HANDLING,
        HANDLERS,
        ("挂起理由", "恢复时间"),
        "因客观原因暂不能办理，申请停止计时，由派单员审批",
    ),
    (State.HANDLING, Verb.APPROVE_SUSPENSION): Transition(
        State.SUSPENDED, DISPATCHERS, _BY_DISPATCHER, "理由成立，时限停止计算，到期自动恢复"
    ),
    (State.HANDLING, Verb.REFUSE_SUSPENSION): Transition(
        State.HANDLING, DISPATCHERS, _BY_DISPATCHER, _KEEPS_GOING
    ),
    (State.SUSPENDED, Verb.RESUME): Transition(
        State.HANDLING,
        HANDLERS | DISPATCHERS,
        (),
        "条件具备，恢复办理，剩余时限继续计；到恢复时间系统自动恢复",
    ),
    **{
        (state, verb): Transition(state, roles, required, why)
        for state in (State.HANDLING, State.AWAITING_HELPERS)
        for verb, roles, required, why in _EXTENSION
    },
}

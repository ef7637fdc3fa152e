"""The workflow table as a Chinese page that the bureau's staff can review."""

from hotline.accounts.rules.roles import LABELS as ROLE_LABELS
from hotline.accounts.rules.roles import Role
from hotline.workorders.rules.workflow import (
    REGISTERING_ROLES,
    STATE_LABELS,
    TABLE,
    VERB_LABELS,
    WAITS_FOR,
    Denial,
    State,
    Transition,
    Verb,
    decide,
)

_HEAD = """# 工单流转表

本页由 `python -m hotline.manage write_workflow` 生成，请勿手改；流转规则在
`hotline/workorders/rules/workflow.py`，测试会核对两者一致。

工单由{register}登记，登记后为「{first}」。

## 状态

| 状态 | 代码 | 含义 |
|---|---|---|
"""

_ALLOWED = """
## 允许的操作

| 当前状态 | 操作 | 操作后状态 | 谁可以 | 必填 | 说明 |
|---|---|---|---|---|---|
"""

_ALL = """
## 每个状态下的每个操作

| 当前状态 | 操作 | 结果 |
|---|---|---|
"""


def _names(roles: frozenset[Role]) -> str:
    return "、".join(label for role, label in ROLE_LABELS.items() if role in roles)


def _outcome(state: State, verb: Verb) -> str:
    decision = decide(state, verb, frozenset(Role))
    if isinstance(decision, Denial):
        return f"不可以：{decision.message}"
    return f"→ {_next(decision)}"


def _next(row: Transition) -> str:
    label = STATE_LABELS[row.next_state]
    return f"{label}（或{STATE_LABELS[row.or_state]}）" if row.or_state else label


def workflow_page() -> str:
    """Return the whole page in Markdown: states, allowed verbs, and every pair decided."""
    states = [f"| {STATE_LABELS[each]} | `{each}` | {WAITS_FOR[each]} |" for each in State]
    allowed = [
        f"| {STATE_LABELS[state]} | {VERB_LABELS[verb]} | {_next(row)} "
        f"| {_names(row.roles)} | {'、'.join(row.required) or '—'} | {row.why} |"
        for (state, verb), row in TABLE.items()
    ]
    pairs = [
        f"| {STATE_LABELS[state]} | {VERB_LABELS[verb]} | {_outcome(state, verb)} |"
        for state in State
        for verb in Verb
    ]
    head = _HEAD.format(
        register="或".join(_names(frozenset({role})) for role in sorted(REGISTERING_ROLES)),
        first=STATE_LABELS[State.AWAITING_DISPATCH],
    )
    return (
        head
        + "\n".join(states)
        + "\n"
        + _ALLOWED
        + "\n".join(allowed)
        + "\n"
        + _ALL
        + ("\n".join(pairs) + "\n")
    )

"""Who may do which verb, and to whose orders."""

from hotline.accounts.permission_registry import define
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import NotNow, WrongRole
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy, hidden_levels
from hotline.workorders.rules.workflow import (
    REGISTERING_ROLES,
    VERB_LABELS,
    WAITS_FOR,
    Denial,
    State,
    Transition,
    Verb,
    allowed_verbs,
    decide,
    roles_of,
)
from hotline.workorders.turns import helps, holds_inside, without_moot

SEES_EVERY_ORDER = frozenset(
    {
        Role.OPERATOR,
        Role.DISPATCHER,
        Role.REVIEWER,
        Role.FOLLOW_UP_OPERATOR,
        Role.TEAM_LEADER,
    }
)
"""The hotline's own people; a handler sees the orders of their department only."""
LINKING_ROLES = roles_of(Verb.REOPEN)

VIEW = define("workorders.view", "查看工单", SEES_EVERY_ORDER | {Role.HANDLER})
REGISTER = define("workorders.register", "登记工单", REGISTERING_ROLES)
SCREEN_POP = define(
    "workorders.screen_pop",
    "来电弹屏",
    {Role.OPERATOR, Role.DISPATCHER, Role.FOLLOW_UP_OPERATOR, Role.TEAM_LEADER},
)
ATTACH = define(
    "workorders.attach", "上传附件", (SEES_EVERY_ORDER - {Role.TEAM_LEADER}) | {Role.HANDLER}
)
RELAY = define("workorders.relay", "中转通话", {Role.HANDLER})
SET_SECRECY = define("workorders.set_secrecy", "调整密级", {Role.DISPATCHER, Role.TEAM_LEADER})
SHIELD = define("workorders.shield", "派单前体检", SEES_EVERY_ORDER)
PRE_SCORE = define("workorders.pre_score", "质检预评", {Role.REVIEWER, Role.TEAM_LEADER})
LINK_NEW_DEMAND = define("workorders.link_new_demand", "登记关联工单", LINKING_ROLES)
VERBS = {verb: define(f"workorders.{verb}", VERB_LABELS[verb], roles_of(verb)) for verb in Verb}
"""One permission per verb, so that roles at the door and in the table cannot drift apart."""


def sees_every_order(visitor: Visitor) -> bool:
    """Tell whether the visitor works for the hotline itself."""
    return any(grant.role in SEES_EVERY_ORDER and not grant.scope_kind for grant in visitor.grants)


def hidden_secrecy(visitor: Visitor) -> frozenset[Secrecy]:
    """Return the security levels the visitor may not see as one of the hotline's own."""
    return hidden_levels({grant.role for grant in visitor.grants if not grant.scope_kind})


def handler_departments(visitor: Visitor) -> frozenset[int]:
    """Return the departments the visitor handles orders for."""
    return frozenset(
        int(grant.scope_key)
        for grant in visitor.grants
        if grant.role is Role.HANDLER and grant.scope_key
    )


def roles_towards(order: WorkOrder, visitor: Visitor) -> frozenset[Role]:
    """Return the visitor's roles for this order: a handler is one in their own department only.

    So they are in a unit that the department handed the order down to.
    """
    if holds_inside(order, handler_departments(visitor)):
        return visitor.roles
    return visitor.roles - {Role.HANDLER}


_HELPERS_ALONE = frozenset(
    {
        (State.HANDLING, Verb.ACCEPT),
        (State.HANDLING, Verb.SUBMIT_PART),
        (State.AWAITING_HELPERS, Verb.ACCEPT),
        (State.AWAITING_HELPERS, Verb.SUBMIT_PART),
        (State.AWAITING_HELPERS, Verb.EXTEND),
    }
)
"""What only a helper does: its part is the helper's alone."""
_HELPERS_TOO = frozenset({(State.HANDLING, Verb.EXTEND)})


def roles_for(verb: Verb, order: WorkOrder, visitor: Visitor) -> frozenset[Role]:
    """Return the visitor's roles for one verb: the lead's, a helper's, or either's."""
    pair = (State(order.state), verb)
    if pair not in _HELPERS_ALONE:
        roles = roles_towards(order, visitor)
        if pair not in _HELPERS_TOO or Role.HANDLER in roles:
            return roles
    if helps(order, handler_departments(visitor)):
        return visitor.roles
    return visitor.roles - {Role.HANDLER}


def require(order: WorkOrder, verb: Verb, visitor: Visitor) -> Transition:
    """Return where the verb leads for this visitor.

    Raises:
        NotNow: the order's state does not allow it.
        WrongRole: the visitor's roles do not.

    """
    state = State(order.state)
    decision = decide(state, verb, roles_for(verb, order, visitor))
    if isinstance(decision, Denial) and verb is Verb.ACCEPT and _has_accepted(order, visitor):
        decision = Denial(NotNow.code, f"{WAITS_FOR[state]}，现在不能{VERB_LABELS[verb]}。")
    if isinstance(decision, Denial):
        refusal = NotNow if decision.code == NotNow.code else WrongRole
        raise refusal(decision.message)
    return decision


def verbs_for(order: WorkOrder, visitor: Visitor) -> list[Verb]:
    """List the verbs a page may offer this visitor on this order."""
    state = State(order.state)
    verbs = allowed_verbs(state, roles_towards(order, visitor))
    parts = [verb for at, verb in _HELPERS_ALONE | _HELPERS_TOO if at is state]
    if parts and Role.HANDLER in visitor.roles:
        theirs = [each for each in parts if _may(each, order, visitor)]
        verbs = [each for each in Verb if each in theirs or each in {*verbs} - {*parts}]
    return without_moot(order, verbs, handler_departments(visitor))


def _may(verb: Verb, order: WorkOrder, visitor: Visitor) -> bool:
    state = State(order.state)
    return isinstance(decide(state, verb, roles_for(verb, order, visitor)), Transition)


def _has_accepted(order: WorkOrder, visitor: Visitor) -> bool:
    """Tell whether the visitor's department has the order and accepted it."""
    is_waiting = order.state == State.AWAITING_ACCEPTANCE
    return not is_waiting and holds_inside(order, handler_departments(visitor))

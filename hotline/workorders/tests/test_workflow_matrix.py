"""Every state × every verb is decided, and the bureau's page says the same."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden, Refusal
from hotline.workorders.actions._ruling_rules import Reach
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.close import close
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.refuse_send_back import refuse_send_back
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.rule_on_return import rule_on_return
from hotline.workorders.actions.send_back import send_back
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.errors import NotNow
from hotline.workorders.management.commands.write_workflow import PAGE
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import (
    TABLE,
    Denial,
    State,
    Transition,
    Verb,
    allowed_verbs,
    decide,
)
from hotline.workorders.rules.workflow_page import workflow_page
from hotline.workorders.tests.orders import (
    BASIS,
    IN_STATE,
    REASON,
    a_result,
    later,
    snapshot,
    upload,
)
from tests.cast import Cast

PAIRS = [(state, verb) for state in State for verb in Verb]
EVERYBODY = frozenset(Role)


@pytest.mark.parametrize(("state", "verb"), PAIRS)
def test_pair_is_decided_for_every_role_with_a_chinese_reason(state: State, verb: Verb) -> None:
    for role in Role:
        decision = decide(state, verb, {role})
        if isinstance(decision, Denial):
            assert re.search(r"[\u4e00-\u9fff].*。$", decision.message)
        else:
            assert role in TABLE[state, verb].roles
            assert decision.why


def test_every_state_but_the_last_leads_somewhere() -> None:
    stuck = [each for each in State if not allowed_verbs(each, EVERYBODY)]
    assert stuck == [State.CLOSED]


def test_every_state_can_be_reached_from_the_first() -> None:
    reached, before = {State.AWAITING_DISPATCH}, set[State]()
    while reached != before:
        before = set(reached)
        reached |= {row.next_state for (state, _), row in TABLE.items() if state in before}
    assert reached == set(State)


def test_administrators_have_no_business_verbs() -> None:
    assert [each for each in State if allowed_verbs(each, {Role.ADMINISTRATOR})] == []


def test_permission_at_the_door_names_the_roles_of_the_table() -> None:
    for verb, permission in VERBS.items():
        rows = [row.roles for (_, each), row in TABLE.items() if each is verb]
        assert permission.roles == frozenset().union(*rows)


def test_page_for_the_bureau_is_in_step_with_the_table() -> None:
    page = Path(settings.BASE_DIR) / PAGE
    written = page.read_text(encoding="utf-8")
    assert written == workflow_page(), "run: python -m hotline.manage write_workflow"


def _act(cast: Cast, order: WorkOrder, verb: Verb) -> Callable[..., WorkOrder]:
    """Return the action with everything filled in but who and when."""
    files = [upload(cast.zhao_min)] if verb is Verb.SEND_BACK else []
    acts: dict[Verb, Callable[..., Any]] = {
        Verb.ANSWER_DIRECTLY: partial(answer_directly, text="已说明办理流程。"),
        Verb.DISPATCH: partial(dispatch, department_id=cast.urban.pk),
        Verb.ACCEPT: accept,
        Verb.SEND_BACK: partial(send_back, reason=REASON, legal_basis=BASIS, attachment_ids=files),
        Verb.APPROVE_SEND_BACK: partial(approve_send_back, comment="理由成立。"),
        Verb.REFUSE_SEND_BACK: partial(refuse_send_back, comment="理由不成立。"),
        Verb.RULE_ON_RETURN: partial(
            rule_on_return,
            department_id=cast.urban.pk,
            reason="路灯属城市照明设施，应由城管局维护。",
            legal_basis="《城市照明管理规定》第四条",
            reach=Reach(ends_on=later(order, 0).date() + timedelta(days=90)),
        ),
        Verb.SUBMIT_RESULT: partial(submit_result, result=a_result(), attachment_ids=[]),
        Verb.APPROVE_RESULT: approve_result,
        Verb.REFUSE_RESULT: partial(refuse_result, missing=["process"], comment="请补充过程。"),
        Verb.CLOSE: partial(close, closing=Closing.SOLVED),
        Verb.REOPEN: partial(reopen, reason="灯还是不亮。"),
    }
    return partial(acts[verb], number=order.number)


def _player(cast: Cast, roles: frozenset[Role]) -> Visitor:
    """Return somebody of the cast in one of these roles, from the right department."""
    return next(each for each in cast.everybody().values() if each.roles & roles)


@pytest.mark.parametrize(("state", "verb"), PAIRS)
def test_action_does_what_the_table_says_and_a_refusal_changes_nothing(
    cast: Cast, state: State, verb: Verb
) -> None:
    order = IN_STATE[state](cast)
    act, right_role = _act(cast, order, verb), _player(cast, VERBS[verb].roles)
    before = snapshot(order)
    decision = decide(state, verb, right_role.roles)
    if isinstance(decision, Transition):
        act(by=right_role, now=later(order, 120))
        after = snapshot(order)
        assert WorkOrder.objects.get(pk=order.pk).state == decision.next_state
        assert len(after[-1]) == len(before[-1]) + 1
        return
    with pytest.raises(Refusal) as refusal:
        act(by=right_role, now=later(order, 120))
    assert snapshot(order) == before
    is_invisible = right_role == cast.zhao_min and order.department_id != cast.urban.pk
    assert refusal.value.status == 404 if is_invisible else isinstance(refusal.value, NotNow)


@pytest.mark.parametrize(("state", "verb"), list(TABLE))
def test_wrong_role_or_department_is_refused_and_changes_nothing(
    cast: Cast, state: State, verb: Verb
) -> None:
    order = IN_STATE[state](cast)
    act, before = _act(cast, order, verb), snapshot(order)
    for wrong in cast.everybody().values():
        if wrong.roles & TABLE[state, verb].roles and wrong != cast.sun_wei:
            continue
        with pytest.raises(Refusal) as refusal:
            act(by=wrong, now=later(order, 120))
        assert isinstance(refusal.value, Forbidden) or refusal.value.status == 404
    assert snapshot(order) == before

"""Every state × every verb is decided, and the bureau's page says the same."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from hotline.accounts.rules.roles import Role
from hotline.core.errors import Forbidden, Refusal
from hotline.workorders.errors import NotNow
from hotline.workorders.management.commands.write_workflow import PAGE
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import VERBS
from hotline.workorders.queries import visible_orders
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
from hotline.workorders.tests.acts import act_of, outsiders, player
from hotline.workorders.tests.orders import (
    IN_STATE,
    later,
    snapshot,
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
        rows = [row for (state, _), row in TABLE.items() if state in before]
        reached |= {row.next_state for row in rows} | {row.or_state for row in rows if row.or_state}
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


@pytest.mark.parametrize(("state", "verb"), PAIRS)
def test_action_does_what_the_table_says_and_a_refusal_changes_nothing(
    cast: Cast, state: State, verb: Verb
) -> None:
    order = IN_STATE[state](cast)
    act, right_role = act_of(cast, order, verb), player(cast, verb, state)
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
    is_invisible = not visible_orders(right_role).filter(pk=order.pk).exists()
    assert refusal.value.status == 404 if is_invisible else isinstance(refusal.value, NotNow)


@pytest.mark.parametrize(("state", "verb"), list(TABLE))
def test_wrong_role_or_department_is_refused_and_changes_nothing(
    cast: Cast, state: State, verb: Verb
) -> None:
    order = IN_STATE[state](cast)
    act, before = act_of(cast, order, verb), snapshot(order)
    for wrong in cast.everybody().values():
        if wrong.roles & TABLE[state, verb].roles and wrong not in outsiders(cast, verb, state):
            continue
        with pytest.raises(Refusal) as refusal:
            act(by=wrong, now=later(order, 120))
        if verb is Verb.ACCEPT and wrong is cast.zhao_min:  # leads, and has accepted
            assert isinstance(refusal.value, NotNow)
            continue
        assert isinstance(refusal.value, Forbidden) or refusal.value.status == 404
    assert snapshot(order) == before

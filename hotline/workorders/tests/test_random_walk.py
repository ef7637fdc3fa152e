"""Five hundred steps of anybody doing anything: what must hold holds after every one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.workorders.actions.resume import resume_due
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import TABLE, State, Verb
from hotline.workorders.tests.acts import (
    a_third_department,
    filled_in,
    filled_verbs,
    is_helpers,
    player,
)
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import (
    awaiting_helpers,
    forwarded,
    registered,
    snapshot,
    suspended,
)
from hotline.workorders.turns import without_moot
from tests.cast import NOW, Cast

STEPS = 500
SOME_MINUTES = (1, 7, 25, 90, 400, 1500)
_ENDS = {Verb.ANSWER_DIRECTLY, Verb.ANSWER_UNIFIED, Verb.WITHDRAW}
"""Chosen seldom, so that orders live long enough to see the rest."""


@dataclass
class Walk:
    """Who does what next, and what was done so far."""

    cast: Cast
    chance: Random
    known: list[Verb]
    moment: datetime = NOW + timedelta(hours=2)
    done: Counter[Verb] = field(default_factory=Counter)
    tried: Counter[Verb] = field(default_factory=Counter)
    refused: int = 0

    def choose(self, order: WorkOrder) -> Verb:
        """Mostly what the state allows, the rarest first; sometimes anything."""
        allowed = [verb for (state, verb) in TABLE if state == order.state and verb in self.known]
        allowed = without_moot(order, allowed)
        if not allowed or self.chance.random() < 0.1:
            return self.chance.choice(self.known)
        if self.chance.random() < 0.8:
            allowed = [verb for verb in allowed if verb not in _ENDS] or allowed
        if self.chance.random() < 0.8:
            return min(allowed, key=lambda verb: 4 * self.done[verb] + self.tried[verb])
        return self.chance.choice(allowed)

    def somebody(self, order: WorkOrder, verb: Verb) -> Visitor:
        """Mostly the right person, sometimes anybody."""
        if self.chance.random() < 0.2:
            return self.chance.choice([*self.cast.everybody().values()])
        handlers = [self.cast.zhao_min, self.cast.sun_wei]
        if order.department_id == self.cast.water.pk:
            handlers.reverse()
        lead, helper = handlers
        state = State(order.state)
        usual = player(self.cast, verb, state)
        is_either = verb is Verb.EXTEND and self.chance.random() < 0.5
        if is_helpers(verb, state) or is_either:
            return helper
        return lead if usual in handlers else usual

    def act(self, order: WorkOrder, verb: Verb, by: Visitor) -> Callable[..., WorkOrder]:
        """Fill the verb in; departments are drawn by lot."""
        act = filled_in(self.cast, order, verb, by=by, now=self.moment)
        if verb in _TO_A_DEPARTMENT:
            cast = self.cast
            drawn = self.chance.choice([cast.urban, cast.water, a_third_department()])
            return partial(act, department_id=drawn.pk)
        if verb is Verb.ALLOT:
            return partial(act, unit_id=order.department_id or 0, person_id=by.user_id)
        return act

    def step(self, order: WorkOrder) -> None:
        """Let somebody do something; a refusal changes nothing, a deed is told."""
        verb = self.choose(order)
        self.tried[verb] += 1
        by = self.somebody(order, verb)
        act = self.act(order, verb, by)
        before = snapshot(order)
        try:
            act(by=by, now=self.moment)
        except Refusal:
            self.refused += 1
            assert snapshot(order) == before
        else:
            self.done[verb] += 1
            after = snapshot(order)
            assert after != before
            assert len(after[-1]) > len(before[-1])


_TO_A_DEPARTMENT = {Verb.DISPATCH, Verb.REASSIGN, Verb.CO_HANDLE, Verb.RELEASE_HELPER}


def test_whatever_people_do_nothing_is_lost(cast: Cast) -> None:
    orders = [registered(cast), suspended(cast), awaiting_helpers(cast), forwarded(cast)]
    known = [*filled_verbs(cast, orders[0])]
    assert set(known) == set(Verb)
    walk = Walk(cast, Random(2026), known)  # noqa: S311 - a repeatable walk, no secret
    seen = {check_order(each) for each in orders}
    for step in range(STEPS):
        walk.moment += timedelta(minutes=walk.chance.choice(SOME_MINUTES))
        resume_due(now=walk.moment)
        if step % 10 == 0:
            warn_of_deadlines(now=walk.moment)
        index = walk.chance.randrange(len(orders))
        orders[index].refresh_from_db()
        if orders[index].state in {State.SPLIT, State.CLOSED}:  # its parts are not walked with
            orders[index] = registered(cast, now=walk.moment)
        walk.step(orders[index])
        seen.add(check_order(orders[index]))
    for each in WorkOrder.objects.all():
        check_order(each)
    numbers = [each.number for each in WorkOrder.objects.all()]
    assert len(set(numbers)) == len(numbers) >= len(orders)
    assert set(State) - seen == set()
    assert {verb for (_, verb) in TABLE if verb in known} - walk.done.keys() == set()
    assert walk.refused > STEPS // 20

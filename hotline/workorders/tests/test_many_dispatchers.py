"""Fifty dispatchers at once, whatever they do: no order is lost, none is dealt with twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.direct_link import direct_link
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.forward import forward
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.split import split
from hotline.workorders.family_queries import parts_of
from hotline.workorders.models import Assignment, Deadline, Merge, WorkOrder
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import REPEATED, a_demand, an_outside_body, registered
from tests.cast import NOW, Cast

DISPATCHERS, ORDERS, TRIES = 50, 20, 5


def _hire(number: int) -> Visitor:
    user = User.objects.create(
        username=f"dispatcher{number}",
        display_name=f"派单员{number}",
        password="!",
        must_change_password=False,
        password_changed_at=NOW,
        created_at=NOW,
    )
    RoleGrant.objects.create(user=user, role=Role.DISPATCHER, scope_kind="", scope_key="")
    return visitor_for(user)


@pytest.mark.django_db(transaction=True)
def test_fifty_dispatchers_at_once_lose_and_double_nothing(cast: Cast) -> None:
    people = [_hire(number) for number in range(DISPATCHERS)]
    numbers = [registered(cast).number for _ in range(ORDERS)]
    departments = [cast.urban.pk, cast.water.pk]
    start = Barrier(DISPATCHERS)

    def work(index: int) -> Counter[str]:
        outcome: Counter[str] = Counter()
        try:
            start.wait(timeout=60)
            for step in range(TRIES):
                number = numbers[(index + step * 7) % ORDERS]
                try:
                    dispatch(
                        number=number,
                        department_id=departments[index % 2],
                        by=people[index],
                        now=NOW + timedelta(minutes=5),
                    )
                except Refusal as refusal:
                    outcome[refusal.code] += 1
                else:
                    outcome[number] += 1
        finally:
            connections.close_all()
        return outcome

    with ThreadPoolExecutor(DISPATCHERS) as pool:
        outcomes = sum(pool.map(work, range(DISPATCHERS)), Counter[str]())
    assert {each: outcomes[each] for each in numbers} == dict.fromkeys(numbers, 1)
    assert outcomes["not_now"] == DISPATCHERS * TRIES - ORDERS
    assert Assignment.objects.count() == WorkOrder.objects.count() == ORDERS
    assert Event.objects.filter(kind="workorder.dispatched").count() == ORDERS
    assert Deadline.objects.filter(stopped_at__isnull=True).count() == 2 * ORDERS
    for order in WorkOrder.objects.all():
        check_order(order)


@pytest.mark.django_db(transaction=True)
def test_fifty_dispatchers_doing_different_things_deal_with_every_order_once(cast: Cast) -> None:
    people = [_hire(number) for number in range(DISPATCHERS)]
    numbers = [registered(cast).number for _ in range(ORDERS)]
    acts = _different_acts(cast, numbers)
    start = Barrier(DISPATCHERS)

    def work(index: int) -> Counter[str]:
        outcome: Counter[str] = Counter()
        try:
            start.wait(timeout=60)
            for step in range(TRIES):
                number = numbers[(index + step * 7) % ORDERS]
                name, act = acts[(index + step) % len(acts)]
                try:
                    act(number=number, by=people[index], now=NOW + timedelta(minutes=5))
                except Refusal as refusal:
                    outcome[refusal.code] += 1
                else:
                    outcome[f"{name} {number}"] += 1
        finally:
            connections.close_all()
        return outcome

    with ThreadPoolExecutor(DISPATCHERS) as pool:
        outcomes = sum(pool.map(work, range(DISPATCHERS)), Counter[str]())
    assert sum(outcomes.values()) == DISPATCHERS * TRIES
    for order in WorkOrder.objects.filter(number__in=numbers):
        check_order(order)
        taken, merged = outcomes[f"take {order.number}"], outcomes[f"merge {order.number}"]
        assert max(taken, merged) <= 1  # who was dispatched may still be merged, once
        assert (order.state == "awaiting_dispatch") == (taken + merged == 0)
        assert parts_of(order).count() == (2 if order.state == "split" else 0)
    made = Counter(WorkOrder.objects.values_list("state", flat=True))
    assert sum(made.values()) == ORDERS + 2 * made["split"]
    assert Merge.objects.count() == made["merged"] + _closed_with_main()


def _closed_with_main() -> int:
    return WorkOrder.objects.filter(closing="with_main").count()


def _different_acts(cast: Cast, numbers: list[str]) -> list[tuple[str, Callable[..., Any]]]:
    outside = an_outside_body().pk
    return [
        ("take", partial(dispatch, department_id=cast.urban.pk)),
        ("take", partial(direct_link, department_id=cast.water.pk)),
        ("take", partial(forward, department_id=outside, reason="属省级事权。")),
        ("take", partial(answer_directly, text="已说明办理流程。")),
        ("take", partial(split, demands=[a_demand(cast), a_demand(cast)])),
        ("merge", partial(merge, other=numbers[0], reason=REPEATED)),
        ("merge", partial(merge, other=numbers[-1], reason=REPEATED)),
    ]

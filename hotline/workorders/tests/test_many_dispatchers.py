"""Fifty dispatchers at once: no order is lost, none is dispatched twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.models import Assignment, Deadline, WorkOrder
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import registered
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

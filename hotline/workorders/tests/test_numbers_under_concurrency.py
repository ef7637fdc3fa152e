"""Order numbers have no gap and no twin, whoever registers at once and whatever is rolled back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection, transaction

from hotline.workorders.actions.register import register
from hotline.workorders.models import NumberCounter, WorkOrder
from hotline.workorders.rules.numbering import format_number, numbering_day
from hotline.workorders.tests.orders import a_demand
from tests.cast import CHEN_JING, NOW, Cast

PEOPLE, PRESSES = 8, 6


@pytest.mark.django_db(transaction=True)
def test_numbers_of_a_day_have_no_gap_although_a_third_is_rolled_back(cast: Cast) -> None:
    start, turn = Barrier(PEOPLE), count()

    def press(demands: int) -> int:
        made = [a_demand(cast) for _ in range(demands)]
        with transaction.atomic():
            register(key=uuid4(), caller=CHEN_JING, demands=made, by=cast.wang_fang, now=NOW)
            if next(turn) % 3 == 0:
                transaction.set_rollback(True)
                return 0
        return demands

    def person(which: int) -> int:
        try:
            start.wait(timeout=60)
            return sum(press(1 + (which + at) % 3) for at in range(PRESSES))
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as pool:
        kept = sum(pool.map(person, range(PEOPLE)))

    numbers = list(WorkOrder.objects.order_by("number").values_list("number", flat=True))
    day = numbering_day(NOW)
    assert 0 < kept < PEOPLE * PRESSES * 3
    assert numbers == [format_number(day, at) for at in range(1, kept + 1)]
    assert NumberCounter.objects.get(day=day).last == kept


@pytest.mark.django_db(transaction=True)
def test_each_day_begins_at_one(cast: Cast) -> None:
    for days in (0, 1):
        for _ in range(2):
            register(
                key=uuid4(),
                caller=CHEN_JING,
                demands=[a_demand(cast)],
                by=cast.wang_fang,
                now=NOW + timedelta(days=days),
            )
    both = [numbering_day(NOW + timedelta(days=each)) for each in (0, 1)]
    numbers = WorkOrder.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [format_number(day, at) for day in both for at in (1, 2)]

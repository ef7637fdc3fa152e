"""What orders are found by is kept by month, and made anew in the same place."""

from datetime import timedelta

import pytest
from django.db import connection

from hotline.core.guarded import writing
from hotline.core.month_parts import make_parts
from hotline.workorders.actions._shingles import keep_shingles
from hotline.workorders.actions._words import keep_words
from hotline.workorders.models import OrderShingles, OrderWords, WorkOrder
from hotline.workorders.month_parts import ORDER_SHINGLES, ORDER_WORDS
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.tests.orders import registered
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def _parts_holding(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT tableoid::regclass::text FROM {table} ORDER BY 1")  # noqa: S608 - our own table
        return [name for (name,) in cursor.fetchall()]


def test_words_lie_in_the_month_of_registration_and_are_replaced_there(cast: Cast) -> None:
    order = registered(cast)
    month = numbering_day(NOW)
    for each in (ORDER_WORDS, ORDER_SHINGLES):
        make_parts(each, month, month)
    assert _parts_holding(ORDER_WORDS.table) == [ORDER_WORDS.part(month)]
    assert _parts_holding(ORDER_SHINGLES.table) == [ORDER_SHINGLES.part(month)]
    with writing():
        keep_words([order])
    kept = OrderWords.objects.get(order=order)
    assert (kept.day, OrderShingles.objects.get(order=order).day) == (month, month)
    assert WorkOrder.objects.get(words__day=month) == order


def test_an_order_of_a_month_without_a_part_is_found_all_the_same(cast: Cast) -> None:
    order = registered(cast)
    with writing():
        OrderWords.objects.all().delete()
        OrderShingles.objects.all().delete()
        order.registered_at = NOW - timedelta(days=4000)
        order.save(update_fields=["registered_at"])
        keep_words([order])
        keep_shingles([order])
    assert _parts_holding(ORDER_WORDS.table) == [ORDER_WORDS.rest]
    assert WorkOrder.objects.get(words__words__holds="'路灯'") == order
    assert order.shingles.day == numbering_day(order.registered_at)

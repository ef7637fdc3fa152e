"""Orders that lack words or marks get them, once, and nothing else changes."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.actions import index_orders as module
from hotline.workorders.actions.index_orders import index_orders
from hotline.workorders.models import OrderShingles, OrderWords
from hotline.workorders.rules.duplicates import LOOK_BACK
from hotline.workorders.tests.orders import later, registered
from tests.cast import Cast


def _lose(model: type[OrderWords | OrderShingles], *ids: int) -> None:
    with writing():
        model.objects.filter(order_id__in=ids).delete()


def test_lost_words_and_marks_come_back_as_they_were(cast: Cast) -> None:
    first, second, third = (registered(cast) for _ in range(3))
    words = dict(OrderWords.objects.values_list("pk", "words"))
    marks = dict(OrderShingles.objects.values_list("pk", "marks"))
    _lose(OrderWords, first.pk, second.pk)
    _lose(OrderShingles, second.pk, third.pk)
    told: list[tuple[int, int]] = []
    done = index_orders(now=later(third, 1), tell=lambda *each: told.append(each))
    assert (done, told) == (3, [(3, 3)])
    assert dict(OrderWords.objects.values_list("pk", "words")) == words
    assert dict(OrderShingles.objects.values_list("pk", "marks")) == marks
    assert Event.objects.get(kind="orders.indexed").details["orders"] == 3


def test_running_again_changes_and_records_nothing(cast: Cast) -> None:
    order = registered(cast)
    assert index_orders(now=later(order, 1)) == 0
    assert not Event.objects.filter(kind="orders.indexed").exists()


def test_batches_go_on_until_nothing_lacks(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [registered(cast) for _ in range(5)]
    _lose(OrderWords, *(each.pk for each in orders))
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    index_orders(now=later(orders[-1], 1), tell=lambda *each: told.append(each))
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_marks_are_made_as_far_back_as_anybody_looks(cast: Cast) -> None:
    order = registered(cast)
    _lose(OrderShingles, order.pk)
    assert index_orders(now=order.registered_at + LOOK_BACK + timedelta(minutes=1)) == 0
    assert index_orders(now=order.registered_at + LOOK_BACK) == 1


def test_command_says_how_far_it_is(cast: Cast) -> None:
    _lose(OrderWords, registered(cast).pk)
    out = StringIO()
    call_command("index_orders", stdout=out)
    assert out.getvalue().splitlines() == [
        "1 / 1",
        "补建 1 件工单的检索词和相似标记。",
        "标明 0 件工单的承办单位。",
    ]

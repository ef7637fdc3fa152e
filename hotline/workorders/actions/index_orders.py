"""Make up what orders are found by where it is missing (补建检索词和相似标记), in batches."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._shingles import keep_shingles
from hotline.workorders.actions._words import keep_words
from hotline.workorders.models import OrderShingles, OrderWords, WorkOrder
from hotline.workorders.rules.duplicates import LOOK_BACK
from hotline.workorders.search_events import OrdersIndexed

_AT_ONCE = 2000
Progress = Callable[[int, int], None]
"""Told after each batch: how many orders are done, how many there are in all."""


def index_orders(*, now: datetime, after: int = 0, tell: Progress | None = None) -> int:
    """Give every order behind this id the words and marks it lacks; return how many lacked any.

    Marks are made only as far back as duplicates are looked for. Each batch is a transaction
    of its own: stopped half way, it goes on where it was; run again, it changes nothing.
    """
    lacking = _lacking(after, now)
    whole = lacking.count() if tell else 0
    done, last = 0, after
    while batch := list(lacking.filter(pk__gt=last).order_by("pk")[:_AT_ONCE]):
        _index(batch, now)
        done, last = done + len(batch), batch[-1].pk
        if tell:
            tell(done, max(whole, done))
    if done:
        with writing():
            record(
                OrdersIndexed(orders=done),
                subject_id="words",
                by=SYSTEM,
                now=now,
                correlation_id=None,
            )
    return done


def _lacking(after: int, now: datetime) -> QuerySet[WorkOrder]:
    unmarked = Q(shingles__isnull=True, registered_at__gte=now - LOOK_BACK)
    return WorkOrder.objects.filter(Q(words__isnull=True) | unmarked, pk__gt=after)


def _index(batch: list[WorkOrder], now: datetime) -> None:
    """Write what the orders lack; one registered meanwhile has it already."""
    with writing():
        ids = [each.pk for each in batch]
        list(WorkOrder.objects.filter(pk__in=ids).select_for_update().values_list("pk"))
        worded = set(OrderWords.objects.filter(order_id__in=ids).values_list("pk", flat=True))
        marked = set(OrderShingles.objects.filter(order_id__in=ids).values_list("pk", flat=True))
        keep_words([each for each in batch if each.pk not in worded])
        fresh = [each for each in batch if each.registered_at >= now - LOOK_BACK]
        keep_shingles([each for each in fresh if each.pk not in marked])

"""Make up the words of orders that have none (补建检索词), a few thousand at a time."""

from datetime import datetime

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._words import keep_words
from hotline.workorders.models import WorkOrder
from hotline.workorders.search_events import OrdersIndexed

_AT_ONCE = 2000


def index_orders(*, now: datetime, after: int = 0) -> int:
    """Give words to every order behind this id that lacks them; return how many there were.

    Each batch is a transaction of its own: stopped half way, it goes on where it was.
    """
    done, last = 0, after
    while batch := _batch(last):
        with writing():
            keep_words(batch)
        done, last = done + len(batch), batch[-1].pk
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


def _batch(last: int) -> list[WorkOrder]:
    lacking = WorkOrder.objects.filter(pk__gt=last, words__isnull=True)
    return list(lacking.order_by("pk")[:_AT_ONCE])

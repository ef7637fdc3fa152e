"""Keep the words orders are found by, in the transaction that writes their text."""

from collections.abc import Sequence

from hotline.workorders.models import OrderWords, WorkOrder
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.rules.search.days import marks_of
from hotline.workorders.rules.search.departments import mark_of_department
from hotline.workorders.rules.search.words import vector_of


def keep_words(orders: Sequence[WorkOrder]) -> None:
    """Write the words of the orders, in place of those they had."""
    OrderWords.objects.bulk_create(
        [
            OrderWords(
                order_id=each.pk,
                day=numbering_day(each.registered_at),
                words=words_of_order(each),
            )
            for each in orders
        ],
        update_conflicts=True,
        unique_fields=["order", "day"],
        update_fields=["words"],
    )


def words_of_order(order: WorkOrder) -> str:
    """Return what an order is found by: where, what happened, what is asked; when, and whose."""
    marks = marks_of(numbering_day(order.registered_at))
    if order.department_id is not None:
        marks.append(mark_of_department(order.department_id))
    return vector_of((order.place, order.event, order.demand), marks)

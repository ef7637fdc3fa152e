"""Which orders one was split from, and into which: keys only, in one question to the database."""

from typing import Any

from django.db.models import Q

from hotline.workorders.models import Link

_GENERATIONS = 4
"""A part may be split again; nobody splits a demand more often."""
_SPLIT = Link.Kind.SPLIT


def split_from(order_id: int, key: str) -> Q:
    """Return which rows belong to an order this one is a part of, by ``key`` to the order."""
    return _along(order_id, key, here="later_id", there="earlier_id")


def split_into(order_id: int, key: str = "pk") -> Q:
    """Return which rows belong to a part of the order, by ``key`` to the order."""
    return _along(order_id, key, here="earlier_id", there="later_id")


def _along(order_id: int, key: str, *, here: str, there: str) -> Q:
    found = Q(pk__in=())
    steps: Any = [order_id]
    for _ in range(_GENERATIONS):
        steps = Link.objects.filter(**{"kind": _SPLIT, f"{here}__in": steps}).values(there)
        found |= Q(**{f"{key}__in": steps})
    return found

"""Which orders one was split from, and into which: keys only, in one question to the database."""

from typing import Any

from django.db.models import Q

from hotline.workorders.models import Link

_GENERATIONS = 4
"""A part may be split again; nobody splits a demand more often."""
_SPLIT = Link.Kind.SPLIT


def split_from(order_id: int, key: str) -> Q:
    """Return which rows belong to an order this one is a part of, by ``key`` to the order."""
    found = Q(pk__in=())
    steps: Any = [order_id]
    for _ in range(_GENERATIONS):
        steps = Link.objects.filter(kind=_SPLIT, later_id__in=steps).values("earlier_id")
        found |= Q(**{f"{key}__in": steps})
    return found


def split_into(order_id: int, key: str = "pk") -> Q:
    """Return which rows belong to a part of the order, by ``key`` to the order."""
    found = Q(pk__in=())
    steps: Any = [order_id]
    for _ in range(_GENERATIONS):
        steps = Link.objects.filter(kind=_SPLIT, earlier_id__in=steps).values("later_id")
        found |= Q(**{f"{key}__in": steps})
    return found

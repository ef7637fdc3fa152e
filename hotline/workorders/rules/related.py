"""What makes another order worth a look beside this one: its caller, or nearly its place."""

from hotline.workorders.rules.duplicates import SAME_PLACE, Said
from hotline.workorders.rules.shingles import alike, shingles

MOST_RELATED = 8


def relations(order: Said, other: Said) -> tuple[str, ...]:
    """Return what the two share, in words; empty when it is nothing.

    A caller is compared only where the numbers are given.
    """
    found = []
    if order.phone_index and order.phone_index == other.phone_index:
        found.append("同一来电号码")
    if alike(shingles(order.place), shingles(other.place)) >= SAME_PLACE:
        found.append("同一地点" if order.place == other.place else "地点相近")
    return tuple(found)

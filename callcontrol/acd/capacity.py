"""How much an operator can do at once (容量): a call fills them, three texts share: pure (CHN-01).

Kinds are served in tiers: citizens on the line and return calls in the place they kept, then
outbound work and text contacts. A lower tier takes only who would otherwise be idle. A citizen
on the line finds room beside texts, which wait meanwhile: texts never make a call wait.
"""

from typing import Literal

Kind = Literal["call", "return_call", "work", "text"]

CAPACITY = 100
COST: dict[Kind, int] = {"call": 100, "return_call": 100, "work": 100, "text": 33}
TIER: dict[Kind, int] = {"call": 0, "return_call": 0, "work": 1, "text": 1}


def load_of_texts(count: int) -> int:
    """Return the load of so many texts in hand: never so much that no call finds room."""
    return min(COST["text"] * count, CAPACITY - 1)


def has_room(load: int, kind: Kind) -> bool:
    """Tell whether an operator with this load can take one more of the kind."""
    if not TIER[kind]:
        return has_any_room(load)
    return load + COST[kind] <= CAPACITY


def has_any_room(load: int) -> bool:
    """Tell whether an operator with this load can take anything at all; texts alone fill nobody."""
    return load < CAPACITY

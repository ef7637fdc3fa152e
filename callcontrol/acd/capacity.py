"""How much an operator can do at once (容量): a call fills them, texts share: pure (CHN-01).

Kinds are served in tiers: citizens on the line and return calls in the place they kept, then
outbound work and text contacts. A lower tier takes only who would otherwise be idle.
"""

from typing import Literal

Kind = Literal["call", "return_call", "work", "text"]

CAPACITY = 100
COST: dict[Kind, int] = {"call": 100, "return_call": 100, "work": 100, "text": 34}
CHEAPEST = min(COST.values())
TIER: dict[Kind, int] = {"call": 0, "return_call": 0, "work": 1, "text": 1}


def has_room(load: int, kind: Kind) -> bool:
    """Tell whether an operator with this load can take one more of the kind."""
    return load + COST[kind] <= CAPACITY


def has_any_room(load: int) -> bool:
    """Tell whether an operator with this load can take anything at all."""
    return load + CHEAPEST <= CAPACITY

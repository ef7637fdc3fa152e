"""How much an operator can do at once (容量): a call fills them, texts share: pure (CHN-01).

How many texts an operator has at most is said for each by the business side: three as a rule,
from none to nine.

Kinds are served in tiers: citizens on the line and return calls in the place they kept, then
outbound work and text contacts. A lower tier takes only who would otherwise be idle. A citizen
on the line finds room beside texts, which wait meanwhile: texts never make a call wait.
"""

from typing import Literal

Kind = Literal["call", "return_call", "work", "text"]

CAPACITY = 100
_OF_TEXTS = CAPACITY - 1
"""What texts can fill together: never so much that no call finds room."""
USUAL_TEXTS, MOST_TEXTS = 3, 9
TIER: dict[Kind, int] = {"call": 0, "return_call": 0, "work": 1, "text": 1}


def cost_of(kind: Kind, most_texts: int = USUAL_TEXTS) -> int:
    """Return what one of the kind takes of an operator who has at most so many texts."""
    if kind != "text":
        return CAPACITY
    return _OF_TEXTS // min(most_texts, MOST_TEXTS) if most_texts else CAPACITY


def load_of_texts(count: int, most_texts: int = USUAL_TEXTS) -> int:
    """Return the load of so many texts in hand: never so much that no call finds room."""
    return min(cost_of("text", most_texts) * count, _OF_TEXTS)


def has_room(load: int, kind: Kind, most_texts: int = USUAL_TEXTS) -> bool:
    """Tell whether an operator with this load can take one more of the kind."""
    if not TIER[kind]:
        return has_any_room(load)
    most = _OF_TEXTS if kind == "text" else CAPACITY
    return load + cost_of(kind, most_texts) <= most


def has_any_room(load: int) -> bool:
    """Tell whether an operator with this load can take anything at all; texts alone fill nobody."""
    return load < CAPACITY

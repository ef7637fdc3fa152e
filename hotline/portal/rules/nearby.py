"""Which cases of others anybody may know of, and which are the same matter (附近同类诉求)."""

from typing import Protocol

from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.shingles import alike, shingles
from hotline.workorders.rules.workflow import State

MOST_NEARBY = 3
_LIKE_PLACE = 0.45
_LIKE_WORDS = 0.25
_PUBLIC_TYPES = frozenset({AppealType.HELP, AppealType.COMPLAINT, AppealType.SUGGESTION})
"""Who reports an offence, asks or praises does so alone."""
_OVER = frozenset({State.CLOSED, State.MERGED, State.SPLIT, State.HANDLED})


class Order(Protocol):
    """What of an order decides."""

    state: str
    secrecy: str
    appeal_type: str
    is_confidential: bool
    is_anonymous: bool
    desk_id: int | None
    place: str
    event: str
    demand: str


def may_be_public(order: Order) -> bool:
    """Tell whether an order may be named to strangers: open, of no special desk, no secret."""
    return (
        State(order.state) not in _OVER
        and order.secrecy == Secrecy.NORMAL
        and AppealType(order.appeal_type) in _PUBLIC_TYPES
        and not order.is_confidential
        and not order.is_anonymous
        and order.desk_id is None
    )


def is_like(order: Order, *, event: str, place: str) -> bool:
    """Tell whether somebody else writes of the same matter at the same place."""
    at = alike(shingles(place), shingles(order.place))
    about = alike(shingles(event), shingles(order.event))
    return at >= _LIKE_PLACE and about >= _LIKE_WORDS

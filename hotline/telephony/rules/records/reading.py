"""One reader per kind of event: each draws what it says into the facts."""

from functools import singledispatch

from contracts import call_events as said
from hotline.telephony.rules.records.fact import Facts


@singledispatch
def read(event: object, facts: Facts) -> None:
    """Draw what the event says; nothing when it is no fact of a call's record."""


def last_queue(facts: Facts) -> str:
    """Return the queue the call waited in last."""
    visits = facts.of("queue")
    return visits[-1].queue if visits else ""


def operator_of(event: said.CallOffered | said.CallOfferMissed) -> dict[str, object]:
    """Return who is rung, where."""
    return {"operator_id": event.operator_id, "seat": event.seat}

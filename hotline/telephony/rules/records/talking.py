"""Facts of a call while somebody talks: talks, holds, transfers, parking, the end."""

from datetime import datetime

from contracts import call_events as said
from hotline.telephony.rules.records.fact import Fact, Facts
from hotline.telephony.rules.records.reading import last_queue, read

_IN_TALK = ("talk", "hold")


@read.register
def _(event: said.CallAnswered, facts: Facts) -> None:
    at, who = event.happened_at, event.operator_id
    for offer in facts.open("offer"):
        offer.close(at, "answered" if offer.operator_id == who else "elsewhere")
    facts.close(at, "answered", "flow", "queue", "park")
    same = next((each for each in facts.open("talk") if each.operator_id == who), None)
    talk = same or _talk(facts, event)
    talk.seat, talk.way = event.seat, event.device


@read.register
def _(event: said.CallHeld, facts: Facts) -> None:
    if not facts.open("hold"):
        facts.begin("hold", event.happened_at, operator_id=event.operator_id)


@read.register
def _(event: said.CallResumed, facts: Facts) -> None:
    facts.close(event.happened_at, "resumed", "hold")


@read.register
def _(event: said.CallTransferred, facts: Facts) -> None:
    _leave(facts, event.happened_at, event.operator_id, "transferred")
    facts.moment(
        "transfer",
        event.happened_at,
        operator_id=event.operator_id,
        way=event.way,
        outcome=event.target_kind,
        label=event.target,
    )


@read.register
def _(event: said.CallParked, facts: Facts) -> None:
    facts.close(event.happened_at, "parked", *_IN_TALK)
    facts.begin("park", event.happened_at, operator_id=event.operator_id, label=event.slot)


@read.register
def _(event: said.CallRetrieved, facts: Facts) -> None:
    facts.close(event.happened_at, "retrieved", "park")
    same = [each for each in facts.open("talk") if each.operator_id == event.operator_id]
    if not same:  # otherwise the answer was reported first
        _talk(facts, event)


@read.register
def _(event: said.CallForced, facts: Facts) -> None:
    at, who = event.happened_at, event.supervisor_id
    details = {"operator_id": event.operator_id}
    facts.moment("forced", at, operator_id=who, way=event.act, details=details)
    if event.act == "take_over":
        facts.close(at, "taken_over", *_IN_TALK)
        facts.begin("talk", at, operator_id=who, queue=last_queue(facts))


@read.register
def _(event: said.OperatorStateChanged, facts: Facts) -> None:
    """The operator finished; the citizen may still be in the flow, to rate."""
    if event.state == "wrap_up":
        _leave(facts, event.happened_at, event.operator_id, "released")


@read.register
def _(event: said.CallEnded, facts: Facts) -> None:
    at, by_citizen = event.happened_at, event.ended_by == "citizen"
    facts.close(at, "caller_left" if by_citizen else "lost", "queue", "offer", "flow", "park")
    facts.close(at, event.ended_by, *_IN_TALK)
    facts.close(at, "ended", "party", "supervision")


def _leave(facts: Facts, at: datetime, operator_id: int, outcome: str) -> None:
    """One operator is out of the call; the one who has it by now stays in it."""
    for each in facts.open(*_IN_TALK):
        if each.operator_id == operator_id:
            each.close(at, outcome)


def _talk(facts: Facts, event: said.CallAnswered | said.CallRetrieved) -> Fact:
    facts.close(event.happened_at, "passed_on", *_IN_TALK)
    who, queue = event.operator_id, last_queue(facts)
    return facts.begin("talk", event.happened_at, operator_id=who, queue=queue)

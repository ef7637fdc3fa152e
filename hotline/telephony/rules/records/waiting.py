"""Facts of a call before somebody talks: the flow, queues, ringing, refusals."""

from datetime import timedelta

from contracts import call_events as said
from hotline.telephony.rules.records.fact import Fact, Facts
from hotline.telephony.rules.records.reading import operator_of, read


@read.register
def _(event: said.CallFlowStarted, facts: Facts) -> None:
    facts.close(event.happened_at, "next_flow", "flow")
    facts.begin("flow", event.happened_at, label=event.flow, details={"version": event.version})


@read.register
def _(event: said.CallStepReached, facts: Facts) -> None:
    """The flow goes on: whoever talked has gone (满意度 comes after the talk)."""
    at = event.happened_at
    facts.close(at, "back_in_flow", "talk", "hold")
    details = {"flow": event.flow, "choice": event.choice}
    facts.moment("step", at, label=event.step, way=event.step_kind, details=details)


@read.register
def _(event: said.CallDigitsCollected, facts: Facts) -> None:
    facts.moment("digits", event.happened_at, label=event.variable, details={"count": event.count})


@read.register
def _(event: said.CallQueued, facts: Facts) -> None:
    facts.close(event.happened_at, "queued", "flow")
    facts.close(event.happened_at, "to_queue", "talk", "hold", "park")
    facts.close(event.happened_at, "overflow", "queue")
    details = {
        "language": event.language,
        "position": event.position,
        "priority": event.priority,
        "reasons": event.reasons,
        "is_again": event.is_again,
        "estimated_wait_seconds": event.estimated_wait_seconds,
    }
    facts.begin("queue", event.happened_at, queue=event.queue, details=details)


@read.register
def _(event: said.CallLeftQueue, facts: Facts) -> None:
    visit = next((each for each in facts.open("queue") if each.queue == event.queue), None)
    visit = visit or _closed_at_once(event, facts)
    if visit is None:  # its beginning was never reported
        began = event.happened_at - timedelta(seconds=event.waited_seconds)
        visit = facts.begin("queue", began, queue=event.queue)
    visit.close(event.happened_at, event.reason)


def _closed_at_once(event: said.CallLeftQueue, facts: Facts) -> Fact | None:
    """The answer, or the next queue, was read first at the same instant."""
    same = [each for each in facts.of("queue") if each.queue == event.queue]
    return same[-1] if same and same[-1].ended_at == event.happened_at else None


@read.register
def _(event: said.CallOffered, facts: Facts) -> None:
    facts.begin("offer", event.happened_at, way=event.device, **operator_of(event))


@read.register
def _(event: said.CallOfferMissed, facts: Facts) -> None:
    mine = (each for each in facts.open("offer") if each.operator_id == event.operator_id)
    offer = next(mine, None) or facts.begin("offer", event.happened_at, **operator_of(event))
    offer.close(event.happened_at, event.reason)


@read.register
def _(event: said.CallRefused, facts: Facts) -> None:
    facts.moment("refused", event.happened_at, outcome=event.reason)


@read.register
def _(event: said.CallReturnAsked, facts: Facts) -> None:
    facts.close(event.happened_at, "return_call", "queue")
    facts.moment("return_asked", event.happened_at, queue=event.queue)


@read.register
def _(event: said.ReturnCallSettled, facts: Facts) -> None:
    facts.moment("return_settled", event.happened_at, outcome=event.outcome)


@read.register
def _(event: said.CallVoicemailLeft, facts: Facts) -> None:
    began = event.happened_at - timedelta(seconds=event.seconds)
    facts.begin("voicemail", began, ended_at=event.happened_at, label=event.mailbox)

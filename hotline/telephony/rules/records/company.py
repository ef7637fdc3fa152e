"""Facts about others in a call: third parties, supervisors, trunk channels, measurements."""

from contracts import call_events as said
from hotline.telephony.rules.records.fact import Fact, Facts
from hotline.telephony.rules.records.reading import read


@read.register
def _(event: said.CallPartyAsked, facts: Facts) -> None:
    details = {
        "party_id": event.party_id,
        "party_kind": event.party_kind,
        "party_operator_id": event.party_operator_id,
    }
    facts.begin(
        "party",
        event.happened_at,
        operator_id=event.operator_id,
        label=event.label,
        way=event.purpose,
        details=details,
    )


@read.register
def _(event: said.CallPartyJoined, facts: Facts) -> None:
    party = _party(event.party_id, facts)
    if party is not None:
        party.details["joined_at"] = event.happened_at.isoformat()
        party.details["with_citizen"] = event.with_citizen


@read.register
def _(event: said.CallPartyLeft, facts: Facts) -> None:
    party = _party(event.party_id, facts)
    if party is None:
        details = {"party_id": event.party_id}
        party = facts.begin("party", event.happened_at, details=details)
    party.close(event.happened_at, event.reason)
    party.details["talked_seconds"] = event.seconds


def _party(party_id: str, facts: Facts) -> Fact | None:
    found = (each for each in facts.of("party") if each.details.get("party_id") == party_id)
    return next(found, None)


@read.register
def _(event: said.CallSupervised, facts: Facts) -> None:
    at, who = event.happened_at, event.supervisor_id
    for each in facts.open("supervision"):
        if each.operator_id == who:
            each.close(at, "ended" if event.ended else "changed")
    if not event.ended:
        details = {"operator_id": event.operator_id}
        facts.begin("supervision", at, operator_id=who, way=event.mode, details=details)


@read.register
def _(event: said.CallRated, facts: Facts) -> None:
    details = {"rating": event.rating}
    facts.moment("rating", event.happened_at, operator_id=event.operator_id, details=details)


@read.register
def _(event: said.TrunkLegEnded, facts: Facts) -> None:
    facts.begin(
        "trunk",
        event.began_at,
        ended_at=max(event.happened_at, event.began_at),
        way=event.direction,
        details={"talked_seconds": event.talked_seconds},
    )


@read.register
def _(event: said.CallQuality, facts: Facts) -> None:
    measured = {
        "lost_rate": event.lost_rate,
        "jitter_ms": event.jitter_ms,
        "round_trip_ms": event.round_trip_ms,
    }
    facts.moment("quality", event.happened_at, operator_id=event.operator_id, details=measured)


@read.register
def _(event: said.CallReconciled, facts: Facts) -> None:
    facts.moment("reconciled", event.happened_at, label=event.note)

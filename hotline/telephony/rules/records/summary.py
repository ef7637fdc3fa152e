"""What one call comes to: its record (话单), drawn from its facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contracts import call_events as said
from hotline.telephony.rules.records.fact import Fact

FALLBACK_QUEUE = "fallback"
"""The engine's own queue: call control was away."""
_SAID_OUTRIGHT = {"transferred_out", "not_reached", "voicemail", "return_asked"}


@dataclass(frozen=True, slots=True)
class Summary:
    """The fields of a call record; see the model for what they mean."""

    direction: str
    is_test: bool
    served_by_engine: bool
    result: str
    cause: str
    ended_by: str
    entered_at: datetime
    queued_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    queue: str
    language: str
    queue_visits: int
    operator_id: int | None
    seat: str
    waited_seconds: float | None
    offers_missed: int
    talks: int
    talk_seconds: float
    hold_seconds: float
    wrap_up_seconds: float
    transfers: int
    rating: int | None


def summarize(events: Sequence[said.CallEvent], facts: Sequence[Fact]) -> Summary:
    """Return the record of a call of which at least one event was reported."""
    entered = next((each for each in events if isinstance(each, said.CallEntered)), None)
    ended = _last_end(events)
    visits, talks = _of(facts, "queue"), _of(facts, "talk")
    first = talks[0] if talks else None
    visit = _decisive(visits, first)
    ratings = _of(facts, "rating")
    hold = _total(facts, "hold")
    return Summary(
        direction=entered.direction if entered else "inbound",
        is_test=entered.is_test if entered else False,
        served_by_engine=any(each.queue == FALLBACK_QUEUE for each in visits),
        result=_result(facts, ended, first),
        cause=ended.cause if ended else "",
        ended_by=ended.ended_by if ended else "",
        entered_at=entered.happened_at if entered else events[0].happened_at,
        queued_at=visits[0].began_at if visits else None,
        answered_at=first.began_at if first else None,
        ended_at=ended.happened_at if ended else None,
        queue=visit.queue if visit else "",
        language=str(visit.details.get("language", "")) if visit else "",
        queue_visits=len(visits),
        operator_id=first.operator_id or None if first else None,
        seat=first.seat if first else "",
        waited_seconds=_waited(visits, first),
        offers_missed=sum(
            each.outcome in {"no_answer", "declined", "unreachable"} for each in _of(facts, "offer")
        ),
        talks=len(talks),
        talk_seconds=round(max(0.0, _total(facts, "talk") - hold), 3),
        hold_seconds=hold,
        wrap_up_seconds=_total(facts, "wrap_up"),
        transfers=len(_of(facts, "transfer")),
        rating=ratings[-1].details["rating"] if ratings else None,
    )


def _of(facts: Sequence[Fact], kind: str) -> list[Fact]:
    return [each for each in facts if each.kind == kind]


def _total(facts: Sequence[Fact], kind: str) -> float:
    return round(sum(each.seconds or 0.0 for each in _of(facts, kind)), 3)


def _last_end(events: Sequence[said.CallEvent]) -> said.CallEnded | None:
    """A call that call control gave back to the engine ends twice; the last end is the end."""
    ends = [each for each in events if isinstance(each, said.CallEnded)]
    return ends[-1] if ends else None


def _decisive(visits: Sequence[Fact], first: Fact | None) -> Fact | None:
    """Return the visit to the queue that found somebody, else the last one."""
    before = [each for each in visits if first is None or each.began_at <= first.began_at]
    return before[-1] if before else None


def _waited(visits: Sequence[Fact], first: Fact | None) -> float | None:
    if not visits:
        return None
    if first is not None:
        return round(max(0.0, (first.began_at - visits[0].began_at).total_seconds()), 3)
    left = [each.ended_at for each in visits if each.ended_at is not None]
    if len(left) < len(visits):
        return None
    return round((max(left) - visits[0].began_at).total_seconds(), 3)


def _result(facts: Sequence[Fact], ended: said.CallEnded | None, first: Fact | None) -> str:
    """Return the one result of the call; a person who talked decides it for good."""
    if first is not None:
        return "answered"
    for kind in ("refused", "return_asked", "voicemail"):
        if _of(facts, kind):
            return kind
    if ended is None:
        return "running"
    return ended.outcome if ended.outcome in _SAID_OUTRIGHT else _how_it_was_left(facts, ended)


def _how_it_was_left(facts: Sequence[Fact], ended: said.CallEnded) -> str:
    """Only a caller who hangs up gives up; anything else was our doing."""
    if ended.ended_by != "citizen":
        return "system_ended"
    visits = _of(facts, "queue")
    if not visits:
        return "left_in_flow"
    is_ringing = any(
        each.outcome == "caller_left" and each.ended_at == visits[-1].ended_at
        for each in _of(facts, "offer")
    )
    return "left_ringing" if is_ringing else "left_in_queue"

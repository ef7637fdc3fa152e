"""Read a call's events in order and draw its facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from contracts import call_events as said
from hotline.telephony.rules.records import company, talking, waiting  # noqa: F401 - readers
from hotline.telephony.rules.records.fact import Fact, Facts
from hotline.telephony.rules.records.reading import read


@dataclass(frozen=True, slots=True)
class WrapUp:
    """An operator finished a call's work (话后处理) from then to then."""

    operator_id: int
    seat: str
    began_at: datetime
    ended_at: datetime | None


def draw_facts(events: Sequence[said.CallEvent], wrap_ups: Iterable[WrapUp] = ()) -> list[Fact]:
    """Return the facts of one call, by kind and beginning.

    Args:
        events: everything reported of the call, in the order of ``(happened_at, row)``.
        wrap_ups: what its operators did after it.

    """
    facts = Facts()
    for event in events:
        read(event, facts)
    for each in wrap_ups:
        facts.begin(
            "wrap_up",
            each.began_at,
            ended_at=each.ended_at,
            operator_id=each.operator_id,
            seat=each.seat,
        )
    return sorted(facts.all, key=lambda each: (each.kind, each.began_at))

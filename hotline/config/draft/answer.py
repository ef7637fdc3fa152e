"""Write a draft as JSON: every field with its value, how sure, and the words it stands in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.rules.draft import Heard
from hotline.workorders.rules.draft.filled import Filled, Span
from hotline.workorders.rules.draft.time_meant import written_moment
from hotline.workorders.rules.draft.turns import Turn

FIELDS = (
    "caller",
    "form_of_address",
    "phone",
    "same_number",
    "place",
    "time",
    "event",
    "appeal_type",
    "wants_reply",
    "secrecy",
    "emotion",
    "urgency",
)


def as_json(turns: Sequence[Turn], heard: Heard, now: datetime) -> dict[str, Any]:
    """Return the whole answer; a field nothing was said of is null."""
    return {
        "turns": len(turns),
        "now": now.astimezone(SHANGHAI).isoformat(timespec="seconds"),
        "fields": {
            **{name: _field(getattr(heard, name)) for name in FIELDS},
            "demands": [_field(each) for each in heard.demands],
            "offices": [_field(each) for each in heard.offices],
        },
        "matters": [
            {"text": each.text, "place": each.place, "topic": each.topic} for each in heard.matters
        ],
        "empty": [name for name in FIELDS if getattr(heard, name) is None],
    }


def _field(filled: Filled | None) -> dict[str, Any] | None:
    if filled is None:
        return None
    answer: dict[str, Any] = {
        "value": filled.value,
        "probability": filled.probability,
        "by": filled.by,
        "spans": [_span(each) for each in filled.spans],
    }
    if filled.meant:
        answer["sounds_like"] = filled.meant
    if filled.code:
        answer["code"] = filled.code
    if filled.at is not None:
        answer["resolved"] = written_moment(filled.at, filled.precision)
        answer["precision"] = filled.precision
    return answer


def _span(each: Span) -> dict[str, Any]:
    return {
        "turn": each.turn,
        "from": each.start,
        "to": each.end,
        "text": each.text,
        "second": each.second,
    }

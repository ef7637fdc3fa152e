"""Labelled drafts, one fault each, and which findings count as having found it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hotline.workorders.rules.shield.draft import Draft

FILE = Path(__file__).with_name("shield_cases.yaml")
FOUND_BY: dict[str, frozenset[str]] = {
    "several": frozenset({"several_demands", "maybe_several", "model_several"}),
    "missing": frozenset(
        {
            *("caller_missing", "caller_vague", "contact_missing", "place_missing"),
            *("place_vague", "event_missing", "event_thin", "demand_missing"),
            *("demand_thin", "time_missing"),
        }
    ),
    "wrong_department": frozenset({"department_area", "department_duty", "model_department"}),
    "off_topic": frozenset({"off_topic"}),
    "strong_feeling": frozenset({"strong_feeling"}),
}
CLEAN = "clean"
_WHOLE: dict[str, Any] = {
    "place": "龙华区金贸街道国贸路 12 号小区北门",
    "demand": "请核实情况并尽快给予答复。",
    "caller_name": "陈静",
    "caller_phone": "13907551234",
    "appeal_type": "help",
    "urgency": "general",
    "area_code": "460106003",
}


def labelled_drafts() -> Iterator[tuple[str, Draft]]:
    """Yield each case's kind and its draft; what a case does not say is as it should be."""
    for kind, cases in yaml.safe_load(FILE.read_text(encoding="utf-8")).items():
        for case in cases:
            yield kind, _draft(kind, case)


def a_note(event: str, **changes: Any) -> Draft:
    """Return a draft that tells this and is whole otherwise."""
    return Draft(**({**_WHOLE, "event": event} | changes))


def _draft(kind: str, case: str | dict[str, Any]) -> Draft:
    changes = {"event": case} if isinstance(case, str) else dict(case)
    if kind == "off_topic":
        changes |= {"place": None, "demand": None}
    return a_note(**changes)

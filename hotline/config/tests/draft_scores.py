"""Labelled conversations, and how well a draft agrees with them, field by field."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from hotline.config.draft.city_words import words_from_files
from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.rules.draft import Heard, draft
from hotline.workorders.rules.draft.filled import Filled
from hotline.workorders.rules.draft.reading import read_turns
from hotline.workorders.rules.draft.time_meant import written_moment

_HERE = Path(__file__).parent / "drafts"
CITY = words_from_files(Path(__file__).parents[3] / "cities" / "haikou")
EXACT = ("caller", "phone", "same_number", "wants_reply", "secrecy", "urgency")
LISTED = ("form_of_address", "appeal_type", "emotion")
"""Only scored where the label names them, or where the draft fills them against a label."""
_MARKS = re.compile(r"[\s，,。、！!？?的那个开始]")


@dataclass
class Tally:
    """True, false and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Of what was filled."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Of what was said."""
        return self.right / max(self.right + self.missed, 1)


@dataclass
class Score:
    """Tallies by field, and what went wrong."""

    fields: dict[str, Tally] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(
        self, name: str, call: str, wanted: str | None, got: str | None, *, same: bool
    ) -> None:
        """Count one field of one call."""
        tally = self.fields.setdefault(name, Tally())
        if wanted and got and same:
            tally.right += 1
            return
        tally.wrong += bool(got)
        tally.missed += bool(wanted)
        if wanted or got:
            self.faults.append(f"{call} {name}: wanted {wanted}, got {got}")


def calls(name: str) -> list[dict[str, Any]]:
    """Return the labelled calls of a file."""
    return list(yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8")))


def heard_of(call: dict[str, Any]) -> Heard:
    """Draft a labelled call."""
    now = datetime.fromisoformat(call["now"]).replace(tzinfo=SHANGHAI)
    return draft(turns_of(call), CITY, now=now)


def turns_of(call: dict[str, Any]) -> list[Any]:
    """Return the turns of a labelled call."""
    text = re.sub(r"^热：", "热线员：", call["talk"], flags=re.MULTILINE)
    return read_turns(re.sub(r"^民：", "市民：", text, flags=re.MULTILINE))


def score(name: str) -> Score:
    """Draft every call of a file and compare."""
    total = Score()
    for call in calls(name):
        heard, wanted = heard_of(call), call["expect"]
        for each in EXACT:
            _compare(total, call["id"], each, wanted.get(each), _value(getattr(heard, each)))
        for each in LISTED:
            if each in wanted:
                _compare(total, call["id"], each, wanted[each], _value(getattr(heard, each)))
        for each in ("place", "time"):
            got, want = _value(getattr(heard, each)), wanted.get(each)
            total.note(each, call["id"], want, got, same=_alike(want, got))
        _compare(total, call["id"], "resolved", wanted.get("resolved"), _resolved(heard))
        _listed(total, call["id"], wanted, heard)
    return total


def _compare(total: Score, call: str, name: str, wanted: str | None, got: str | None) -> None:
    total.note(name, call, wanted, got, same=wanted == got)


def _alike(wanted: str | None, got: str | None) -> bool:
    """Tell whether one holds the other and they are about as long."""
    if not wanted or not got:
        return False
    a, b = (_MARKS.sub("", each) for each in (wanted, got))
    return (a in b or b in a) and min(len(a), len(b)) >= 0.6 * max(len(a), len(b))


def _listed(total: Score, call: str, wanted: dict[str, Any], heard: Heard) -> None:
    event = _value(heard.event) or ""
    for piece in wanted.get("event", ()):
        total.note("event", call, piece, event or None, same=piece in event)
    left = Counter(wanted.get("demands", ()))
    for each in heard.demands:
        hit = next((piece for piece in left if piece in each.value and left[piece]), None)
        if hit:
            left[hit] -= 1
        if "demands" in wanted:
            total.note("demands", call, hit, each.value, same=hit is not None)
    for piece in +left:
        total.note("demands", call, piece, None, same=False)


def _value(filled: Filled | None) -> str | None:
    return filled.value if filled else None


def _resolved(heard: Heard) -> str | None:
    time = heard.time
    return written_moment(time.at, time.precision) if time and time.at else None

"""Whether an answered call's recordings account for its talk (录音核对)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["never_begun", "not_sealed", "raw_missing", "damaged", "too_short"]
TALKS = frozenset({"talk", "fallback"})
"""Kinds that hold the citizen's own talk; a consultation or a message does not replace it."""
_SLACK_SECONDS = 3.0
"""Between the answer as reported and the engine's first and last sample."""
_WHOLE = "ready"
_REASONS: dict[str, Verdict] = {
    "recording": "not_sealed",
    "lost": "raw_missing",
    "damaged": "damaged",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One recording of the call, as far as its row says."""

    kind: str
    status: str
    seconds: float


def verdict(talked_seconds: float, recordings: Sequence[Kept]) -> Verdict | None:
    """Return what is wrong with the recordings of an answered call; None: they are whole.

    Args:
        talked_seconds: talk and hold together, as reported.
        recordings: everything recorded of the call.

    """
    talks = [each for each in recordings if each.kind in TALKS and each.status != "deleted"]
    if not talks:
        return "never_begun"
    broken = next((each for each in talks if each.status != _WHOLE), None)
    if broken is not None:
        return _REASONS[broken.status]
    kept = sum(each.seconds for each in talks)
    return "too_short" if kept < talked_seconds - _SLACK_SECONDS else None


def share_of_a_month(objects: int) -> int:
    """Return how many objects are read again in one night, so that a month reads them all."""
    return -(-objects // 30)

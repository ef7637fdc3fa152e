"""How far a video visit has come, told from what call control reported of its call: pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

StageName = Literal["unknown", "greeting", "waiting", "talking", "held", "ended"]

_STAGES: dict[str, StageName] = {
    "call.entered": "greeting",
    "call.queued": "waiting",
    "call.offered": "waiting",
    "call.answered": "talking",
    "call.held": "held",
    "call.resumed": "talking",
    "call.parked": "held",
    "call.transferred": "waiting",
    "call.ended": "ended",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """What the citizen's page shows."""

    name: StageName = "unknown"
    is_seen: bool = True
    """False: whoever answered sits at a desk phone or is an outside party; only sound."""


def stage_of(happenings: Iterable[tuple[str, Mapping[str, Any]]]) -> Stage:
    """Read kinds and details, oldest first; an ended call stays ended."""
    stage = Stage()
    for kind, details in happenings:
        name = _STAGES.get(kind, stage.name)
        is_seen = stage.is_seen
        if kind == "call.answered":
            is_seen = details.get("device") == "browser"
        elif kind in ("call.transferred", "call.queued"):
            is_seen = details.get("target_kind") != "outside"
        elif kind == "call.party_joined" and details.get("with_citizen"):
            name = "talking" if stage.name == "waiting" else stage.name
        if stage.name == "ended":
            return stage
        stage = Stage(name, is_seen)
    return stage

"""The door to names in a text (实体): places, bodies, people and times, by the embedded LAC."""

from dataclasses import dataclass
from typing import Literal

import structlog

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing

_log = structlog.get_logger()
_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text, and where it stands."""

    text: str
    kind: Literal["place", "body", "person", "time"]
    start: int
    end: int


def find_entities(text: str) -> list[Entity] | None:
    """Return the names in a text; None: the model is not installed or does not answer."""
    try:
        if not host.can("lac"):
            return None
        found = host.ask("slots", seconds=_SECONDS, texts=[text])["found"][0]
    except (ModelMissing, host.HostFailed) as error:
        _log.warning("slots_failed", action="find_entities", error=str(error))
        return None
    return [Entity(**each) for each in found]

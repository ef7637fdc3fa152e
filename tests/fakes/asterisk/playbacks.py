"""Playbacks: a prompt takes a moment, then it is over."""

import asyncio
from dataclasses import dataclass, field

from tests.fakes.asterisk.words import Json

SECONDS_PER_SOUND = 0.4
LONG_SOUNDS = {"hotline/greeting": 1.5}


def seconds_of(media: str) -> float:
    """How long a medium takes on the fake: long enough to press a key in the greeting."""
    return LONG_SOUNDS.get(media.removeprefix("sound:"), SECONDS_PER_SOUND)


@dataclass
class Playback:
    """One request to play one or several media."""

    id: str
    media: list[str]
    target: str
    language: str
    state: str = "queued"
    timer: asyncio.TimerHandle | None = field(default=None, repr=False)

    def as_json(self) -> Json:
        """Show the playback in ARI's words."""
        return {
            "id": self.id,
            "media_uri": self.media[-1] if self.state == "done" else self.media[0],
            "target_uri": self.target,
            "language": self.language,
            "state": self.state,
        }

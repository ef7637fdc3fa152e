"""Applications: who listens on which websocket, and to what."""

import asyncio
from dataclasses import dataclass, field

from tests.fakes.asterisk.words import ASTERISK_ID, Json, timestamp


@dataclass
class App:
    """One ARI application; it outlives its websocket."""

    name: str
    outbox: asyncio.Queue[Json] | None = None
    hears_all: bool = False
    subjects: set[str] = field(default_factory=set)
    """What it is subscribed to, such as ``channel:abc`` or ``endpoint:PJSIP/trunk``."""
    allowed: set[str] = field(default_factory=set)
    """Types of event it wants; empty is all."""
    disallowed: set[str] = field(default_factory=set)

    def offer(self, event: Json, subjects: set[str]) -> None:
        """Send an event if this application listens to one of its subjects."""
        if self.hears_all or subjects & self.subjects:
            self.tell(event)

    def tell(self, event: Json) -> None:
        """Send an event that is meant for this application alone."""
        is_wanted = not self.allowed or event["type"] in self.allowed
        if self.outbox is not None and is_wanted and event["type"] not in self.disallowed:
            self.outbox.put_nowait({**event, **self._envelope()})

    def _envelope(self) -> Json:
        return {"timestamp": timestamp(), "asterisk_id": ASTERISK_ID, "application": self.name}

    def as_json(self) -> Json:
        """Show the application in ARI's words."""
        kinds = ("channel", "bridge", "endpoint")
        return {
            "name": self.name,
            **{
                f"{kind}_ids": sorted(
                    each.removeprefix(f"{kind}:") for each in self.subjects if each.startswith(kind)
                )
                for kind in kinds
            },
            "device_names": [],
            "events_allowed": [{"type": each} for each in sorted(self.allowed)],
            "events_disallowed": [{"type": each} for each in sorted(self.disallowed)],
        }

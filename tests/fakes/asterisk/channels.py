"""Channels: one leg of a call each, with the scripted party at its far end."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fakes.asterisk.words import MUSIC_TONE, PROMPT_TONE, Json, timestamp

if TYPE_CHECKING:
    from tests.fakes.asterisk.bridges import Bridge
    from tests.fakes.asterisk.playbacks import Playback


@dataclass
class Party:
    """Who speaks at the far end of a channel: a tone, or silence."""

    tone: int = 0


@dataclass
class Channel:
    """One leg, as ARI shows it, and what is heard on it."""

    id: str
    name: str
    party: Party
    caller: str = ""
    connected: str = ""
    context: str = ""
    exten: str = ""
    language: str = "zh"
    state: str = "Down"
    app: str = ""
    """The application it belongs to; set also while an originated leg still rings."""
    app_args: list[str] = field(default_factory=list)
    in_stasis: bool = False
    is_originated: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    bridge: "Bridge | None" = None
    playbacks: "list[Playback]" = field(default_factory=list)
    has_music: bool = False
    has_ringing: bool = False
    is_muted: bool = False
    cause: int = 0
    is_gone: bool = False
    created: str = field(default_factory=timestamp)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    on_gone: list[Callable[[], None]] = field(default_factory=list)

    def tell(self) -> None:
        """Wake whoever waits for this channel's next state."""
        self.changed.set()
        self.changed = asyncio.Event()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until a condition on this channel holds."""
        while not is_so():
            await self.changed.wait()

    def hears(self) -> list[int]:
        """Tones that reach the far end now."""
        if self.playbacks:
            return [PROMPT_TONE]
        if self.has_music:
            return [MUSIC_TONE]
        if self.bridge is not None:
            return self.bridge.heard_by(self)
        return []

    def says(self) -> int:
        """Tone that comes from the far end; 0 is silence."""
        return self.party.tone if self.state == "Up" else 0

    def as_json(self) -> Json:
        """Show the channel in ARI's words."""
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "protocol_id": f"call-{self.id}",
            "caller": {"name": "", "number": self.caller},
            "connected": {"name": "", "number": self.connected},
            "accountcode": "",
            "dialplan": {
                "context": self.context,
                "exten": self.exten,
                "priority": 1,
                "app_name": "Stasis" if self.in_stasis else "",
                "app_data": ",".join([self.app, *self.app_args]) if self.in_stasis else "",
            },
            "creationtime": self.created,
            "language": self.language,
        }

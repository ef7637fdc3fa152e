"""Bridges: mixing (everybody hears the others) and holding (everybody hears music)."""

from dataclasses import dataclass, field

from tests.fakes.asterisk.channels import Channel
from tests.fakes.asterisk.words import MUSIC_TONE, Json, timestamp


@dataclass
class Bridge:
    """One bridge, as ARI shows it."""

    id: str
    kind: str = "mixing"
    name: str = ""
    channels: list[Channel] = field(default_factory=list)
    has_music: bool = False
    created: str = field(default_factory=timestamp)

    def heard_by(self, channel: Channel) -> list[int]:
        """Tones a member hears."""
        if self.has_music:
            return [MUSIC_TONE]
        if self.kind == "holding":
            return []
        others = [each for each in self.channels if each is not channel and not each.is_muted]
        return [each.says() for each in others if each.says()]

    def as_json(self) -> Json:
        """Show the bridge in ARI's words."""
        return {
            "id": self.id,
            "technology": "holding_bridge" if self.kind == "holding" else "simple_bridge",
            "bridge_type": self.kind,
            "bridge_class": "stasis",
            "creator": "Stasis",
            "name": self.name,
            "channels": [each.id for each in self.channels],
            "creationtime": self.created,
            "video_mode": "none",
        }

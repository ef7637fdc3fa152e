"""Events that no sane engine sends; call control must shrug them off."""

from tests.fakes.asterisk.words import Json

NONSENSE: list[Json] = [
    {"type": "Nonsense"},
    {"type": ""},
    {"type": "StasisStart"},
    {"type": "StasisStart", "args": [], "channel": {"id": "ghost-1", "name": ""}},
    {"type": "StasisStart", "args": ["seat"], "channel": {"id": "ghost-2", "name": "x"}},
    {"type": "StasisStart", "args": ["seat", "not-a-uuid"], "channel": {"id": "ghost-3"}},
    {"type": "StasisStart", "args": ["?" * 5000], "channel": {"id": "ghost-4", "name": "😀\x00"}},
    {"type": "StasisEnd", "channel": {"id": "nobody"}},
    {"type": "ChannelDtmfReceived", "digit": "😀", "channel": {"id": "nobody"}},
    {"type": "ChannelDestroyed", "cause": "many", "channel": {"id": "nobody"}},
    {"type": "ChannelHangupRequest", "channel": None},
    {"type": "PlaybackFinished", "playback": {"id": "none", "target_uri": "channel:nobody"}},
    {"type": "PlaybackFinished", "playback": {"id": "none"}},
]

"""What the engine tells us, as typed words; everything else it says is dropped."""

from dataclasses import dataclass
from typing import Any

WANTED = (
    "StasisStart",
    "StasisEnd",
    "ChannelDestroyed",
    "ChannelHangupRequest",
    "ChannelDtmfReceived",
    "ChannelHold",
    "ChannelUnhold",
    "ChannelTransfer",
    "ChannelTalkingStarted",
    "ChannelTalkingFinished",
    "PlaybackFinished",
    "RESTResponse",
)
"""What we ask the engine to send; its filter applies to answers on the same socket too."""


@dataclass(frozen=True, slots=True)
class ChannelEntered:
    """A channel came into our application: a new call, or a leg of ours that answered."""

    channel: str
    name: str
    arguments: tuple[str, ...]
    caller: str


@dataclass(frozen=True, slots=True)
class ChannelGone:
    """A channel hung up, or could not be reached; ``cause`` is the Q.850 number."""

    channel: str
    cause: int = 0


@dataclass(frozen=True, slots=True)
class DigitPressed:
    """A key on the phone."""

    channel: str
    digit: str


@dataclass(frozen=True, slots=True)
class PhoneHeld:
    """The phone itself put the other side on hold."""

    channel: str


@dataclass(frozen=True, slots=True)
class PhoneResumed:
    """The phone itself took the other side off hold."""

    channel: str


@dataclass(frozen=True, slots=True)
class TransferAsked:
    """The phone itself wants to give the call away (REFER)."""

    channel: str
    number: str
    """What was dialled; empty for a transfer between two calls of the same phone."""


@dataclass(frozen=True, slots=True)
class PlaybackEnded:
    """A prompt ended, was stopped or could not be played."""

    channel: str
    playback: str


@dataclass(frozen=True, slots=True)
class TalkBegan:
    """Somebody speaks on a channel that is watched."""

    channel: str


@dataclass(frozen=True, slots=True)
class TalkEnded:
    """A watched channel has been silent for as long as was asked."""

    channel: str


EngineEvent = (
    ChannelEntered
    | ChannelGone
    | DigitPressed
    | PhoneHeld
    | PhoneResumed
    | TransferAsked
    | PlaybackEnded
    | TalkBegan
    | TalkEnded
)


def _entered(raw: dict[str, Any]) -> ChannelEntered:
    channel = raw["channel"]
    caller = channel.get("caller") or {}
    return ChannelEntered(
        channel=channel["id"],
        name=channel.get("name", ""),
        arguments=tuple(raw.get("args", ())),
        caller=caller.get("number") or "",
    )


def _transfer(raw: dict[str, Any]) -> TransferAsked | None:
    source = ((raw.get("referred_by") or {}).get("source_channel") or {}).get("id")
    wanted = (raw.get("refer_to") or {}).get("requested_destination") or {}
    is_between_calls = bool(wanted.get("protocol_id"))
    number = "" if is_between_calls else str(wanted.get("destination") or "")
    return TransferAsked(source, number) if source else None


def parse(raw: dict[str, Any]) -> EngineEvent | None:  # noqa: C901, PLR0911 - one return per word
    """Turn one ARI event into our word for it; None when it means nothing to us."""
    kind = raw.get("type")
    if kind == "PlaybackFinished":
        playback = raw["playback"]
        scheme, _, target = playback.get("target_uri", "").partition(":")
        return PlaybackEnded(target, playback["id"]) if scheme == "channel" else None
    if kind == "ChannelTransfer":
        return _transfer(raw)
    channel = (raw.get("channel") or {}).get("id")
    if channel is None:
        return None
    match kind:
        case "StasisStart":
            return _entered(raw)
        case "StasisEnd" | "ChannelDestroyed" | "ChannelHangupRequest":
            cause = raw.get("cause")
            return ChannelGone(channel, cause if isinstance(cause, int) else 0)
        case "ChannelDtmfReceived":
            return DigitPressed(channel, raw.get("digit", ""))
        case "ChannelHold":
            return PhoneHeld(channel)
        case "ChannelUnhold":
            return PhoneResumed(channel)
        case "ChannelTalkingStarted":
            return TalkBegan(channel)
        case "ChannelTalkingFinished":
            return TalkEnded(channel)
        case _:
            return None

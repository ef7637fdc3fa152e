"""The engine's port in memory: channels, bridges and prompts, refusing what Asterisk refuses."""

# ruff: noqa: D102 - the port says what each verb promises

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from uuid import uuid4

from callcontrol.asterisk.engine import Leg, Measurement, Phone, Sink
from callcontrol.asterisk.errors import AwayError, GoneError, RefusedError
from callcontrol.asterisk.events import (
    ChannelEntered,
    ChannelGone,
    DigitPressed,
    EngineEvent,
    PhoneHeld,
    PhoneResumed,
    PlaybackEnded,
    TalkBegan,
    TalkEnded,
    TransferAsked,
)

PROMPT_SECONDS = 3.0
TRUNK, TRUNK_MARK = "PJSIP/trunk", "@trunk"


@dataclass
class Channel:
    """A channel as a test may look at it."""

    identity: str
    is_up: bool = False
    bridge: str = ""
    hears: str = ""
    playback: str = ""
    leg: Leg | None = None
    is_mute: bool = False
    spies_on: str = ""


class FakeEngine:
    """Obeys at once; every request lets other tasks run first, as a network would."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.bridges: set[str] = set()
        self.sinks: dict[str, Sink] = {}
        self.recordings: list[PurePosixPath] = []
        self.stopped: list[str] = []
        """Channels whose recording was closed."""
        self.silent: set[str] = set()
        """Channels whose recording writes silence."""
        self.transfers: list[tuple[str, bool]] = []
        """Answers to phones that asked for a transfer."""
        self.watched: dict[str, float] = {}
        """Channels whose silence is listened for, and how long it must last."""
        self.notes: dict[str, str] = {}
        self.fallbacks: list[str] = []
        self.turned_away: list[str] = []
        self.unregistered: set[str] = set()
        self.broken: set[str] = set()
        self.on_stranger: Sink = lambda _event: None
        self.on_any: Sink = lambda _event: None
        self.on_place: Callable[[Leg], None] = lambda _leg: None
        self.on_answer: Callable[[str], None] = lambda _channel: None
        self.is_ready = True

    # ---- what happens outside

    def dial(self, dialled: str, caller: str = "13800001111") -> str:
        """Let a citizen's call come in; returns its channel."""
        identity = f"1.{uuid4().hex[:6]}"
        self.channels[identity] = Channel(identity)
        arguments = ("inbound", dialled, caller)
        self._tell(ChannelEntered(identity, f"PJSIP/trunk-{identity}", arguments, caller))
        return identity

    def visit(self, leave: str, dialled: str = "12345") -> str:
        """Let a citizen's browser call with a pass; returns its channel."""
        identity = f"1.{uuid4().hex[:6]}"
        self.channels[identity] = Channel(identity)
        arguments = ("inbound", dialled, "", leave)
        self._tell(ChannelEntered(identity, f"PJSIP/visitor-{identity}", arguments, "visitor"))
        return identity

    def leave(self, identity: str, cause: int = 16) -> None:
        """Let someone hang up; as in the engine, several events say so."""
        if self.channels.pop(identity, None) is not None:
            self._tell(ChannelGone(identity, cause))
            self._tell(ChannelGone(identity, cause))
        for spy in [one.identity for one in self.channels.values() if one.spies_on == identity]:
            self.leave(spy)

    def ask_transfer(self, identity: str, number: str) -> None:
        """Let a phone ask for a transfer itself (REFER)."""
        self._tell(TransferAsked(identity, number))

    def hold_by_phone(self, identity: str, *, is_held: bool) -> None:
        """Let a phone put the other side on hold, or take it off."""
        self._tell(PhoneHeld(identity) if is_held else PhoneResumed(identity))

    def refuse(self, identity: str, cause: int = 17) -> None:
        """Let a ringing leg be refused."""
        self.leave(identity, cause)

    def press(self, identity: str, digit: str) -> None:
        """Let someone press a key."""
        self._tell(DigitPressed(identity, digit))

    def speak(self, identity: str, *, is_speaking: bool) -> None:
        """Let someone begin to speak, or have been silent for a while."""
        if identity in self.watched:
            self._tell(TalkBegan(identity) if is_speaking else TalkEnded(identity))

    def pick_up(self, identity: str) -> None:
        """Let a ringing leg be answered."""
        channel = self.channels.get(identity)
        if channel is not None and not channel.is_up:
            channel.is_up = True
            leg = channel.leg
            arguments = leg.arguments if leg else ()
            self._tell(ChannelEntered(identity, f"PJSIP/{identity}", arguments, ""))

    def ringing(self, endpoint: str) -> list[str]:
        """List the legs that ring an endpoint."""
        return [
            one.identity
            for one in self.channels.values()
            if one.leg is not None and one.leg.endpoint == endpoint and not one.is_up
        ]

    def together(self, bridge: str) -> set[str]:
        """List the channels in a bridge."""
        return {one.identity for one in self.channels.values() if one.bridge == bridge}

    def _tell(self, event: EngineEvent) -> None:
        self.on_any(event)
        self.sinks.get(event.channel, self.on_stranger)(event)

    async def _find(self, identity: str, act: str) -> Channel:
        await asyncio.sleep(0)
        if act in self.broken:
            raise AwayError(act)
        channel = self.channels.get(identity)
        if channel is None:
            raise GoneError(identity)
        return channel

    async def list_phones(self) -> dict[str, Phone]:
        """Every seat's phone is online but for ``unregistered``; citizens come by the trunk."""
        await asyncio.sleep(0)
        phones: dict[str, set[str]] = {
            f"PJSIP/80{n:02}{d}": set() for n in range(100) for d in "wp"
        }
        for channel in self.channels.values():
            endpoint = channel.leg.endpoint if channel.leg else TRUNK
            phones.setdefault(TRUNK if TRUNK_MARK in endpoint else endpoint, set()).add(
                channel.identity
            )
        return {
            name: Phone(is_online=name not in self.unregistered, channels=frozenset(channels))
            for name, channels in phones.items()
        }

    # ---- the port

    def route(self, channel: str, sink: Sink) -> None:
        self.sinks[channel] = sink

    def unroute(self, channel: str) -> None:
        self.sinks.pop(channel, None)

    async def answer(self, channel: str) -> None:
        self.on_answer(channel)
        (await self._find(channel, "answer")).is_up = True

    async def hang_up(self, channel: str) -> None:
        await asyncio.sleep(0)
        self.leave(channel)

    async def leave_to_fallback(self, channel: str) -> None:
        await self._find(channel, "fallback")
        self.channels.pop(channel)
        self.fallbacks.append(channel)

    async def turn_away(self, channel: str) -> None:
        await self._find(channel, "turn away")
        self.channels.pop(channel)
        self.turned_away.append(channel)

    async def play(self, channel: str, playback: str, media: str, language: str) -> None:
        found = await self._find(channel, "play")
        found.playback, found.hears = playback, f"{language} {media}"
        loop = asyncio.get_running_loop()
        loop.call_later(PROMPT_SECONDS, self._end_prompt, channel, playback)

    def _end_prompt(self, channel: str, playback: str) -> None:
        found = self.channels.get(channel)
        if found is not None and found.playback == playback:
            found.playback = found.hears = ""
            self._tell(PlaybackEnded(channel, playback))

    async def stop_playback(self, playback: str) -> None:
        await asyncio.sleep(0)
        for channel in tuple(self.channels.values()):
            if channel.playback == playback:
                self._end_prompt(channel.identity, playback)

    async def start_music(self, channel: str) -> None:
        (await self._find(channel, "music")).hears = "music"

    async def stop_music(self, channel: str) -> None:
        await asyncio.sleep(0)
        if channel in self.channels:
            self.channels[channel].hears = ""

    async def start_ringback(self, channel: str) -> None:
        (await self._find(channel, "ringback")).hears = "ringback"

    async def stop_ringback(self, channel: str) -> None:
        await asyncio.sleep(0)
        if channel in self.channels:
            self.channels[channel].hears = ""

    async def place(self, leg: Leg) -> None:
        await asyncio.sleep(0)
        assert leg.channel in self.sinks, "the waiter comes before the request"
        self.on_place(leg)
        if leg.endpoint in self.unregistered:
            self.on_any(ChannelGone(leg.channel))
            raise RefusedError(leg.endpoint)
        self.channels[leg.channel] = Channel(leg.channel, leg=leg)

    async def create_bridge(self, bridge: str) -> None:
        await asyncio.sleep(0)
        self.bridges.add(bridge)

    async def destroy_bridge(self, bridge: str) -> None:
        await asyncio.sleep(0)
        self.bridges.discard(bridge)

    async def join(self, bridge: str, *channels: str) -> None:
        found = [await self._find(channel, "join") for channel in channels]
        if bridge not in self.bridges:
            raise GoneError(bridge)
        for channel in found:
            assert not channel.playback, "the engine would join only after the prompt"
            assert channel.hears != "music", "music would go on in the bridge"
            channel.bridge = bridge

    async def part(self, bridge: str, channel: str) -> None:
        await asyncio.sleep(0)
        if "part" in self.broken:
            raise AwayError(channel)
        if channel in self.channels:
            assert self.channels[channel].bridge in (bridge, "")
            self.channels[channel].bridge = ""

    async def note(self, channel: str, name: str, text: str) -> None:
        found = await self._find(channel, "note")
        assert not found.playback, "the engine would answer only after the prompt"
        assert name == "HOTLINE_CALL"
        self.notes[channel] = text

    async def record(self, channel_name: str, path: PurePosixPath) -> None:
        await asyncio.sleep(0)
        if "record" in self.broken:
            raise AwayError(channel_name)
        self.recordings.append(path)

    async def stop_recording(self, channel_name: str) -> None:
        await asyncio.sleep(0)
        self.stopped.append(channel_name)

    async def silence_recording(self, channel_name: str, *, is_silent: bool) -> None:
        await asyncio.sleep(0)
        if "record" in self.broken:
            raise AwayError(channel_name)
        (self.silent.add if is_silent else self.silent.discard)(channel_name)

    async def snoop(self, channel: str, snoop: str) -> None:
        await self._find(channel, "snoop")
        assert snoop in self.sinks, "the waiter comes before the request"
        self.channels[snoop] = Channel(snoop, is_up=True, spies_on=channel)
        loop = asyncio.get_running_loop()
        loop.call_soon(self._tell, ChannelEntered(snoop, f"Snoop/{snoop}", ("snoop",), ""))

    async def mute(self, channel: str) -> None:
        (await self._find(channel, "mute")).is_mute = True

    async def unmute(self, channel: str) -> None:
        await asyncio.sleep(0)
        if channel in self.channels:
            self.channels[channel].is_mute = False

    async def watch_talking(self, channel: str, seconds: float | None) -> None:
        found = await self._find(channel, "watch")
        assert not found.playback, "the engine would answer only after the prompt"
        self.watched.pop(channel, None)
        if seconds is not None:
            self.watched[channel] = seconds

    async def measure(self, channel: str) -> Measurement:
        await self._find(channel, "measure")
        return Measurement(lost_rate=0.001, jitter_ms=2.0, round_trip_ms=12.0)

    async def report_transfer(self, channel: str, *, is_done: bool) -> None:
        await asyncio.sleep(0)
        self.transfers.append((channel, is_done))

"""The voice engine as call control sees it: a few verbs, no protocol."""

import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Protocol
from urllib.parse import quote

from callcontrol.asterisk.ami import AmiConnection
from callcontrol.asterisk.connection import APPLICATION, AriConnection
from callcontrol.asterisk.errors import EngineError, GoneError, RefusedError
from callcontrol.asterisk.events import WANTED, ChannelGone, EngineEvent, parse

Sink = Callable[[EngineEvent], None]
LONGEST_LEG_SECONDS = 14400
"""The engine itself ends a leg that everybody forgot; its own inbound legs have the same limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A call the engine is to place into our application."""

    channel: str
    endpoint: str
    arguments: tuple[str, ...]
    caller_id: str
    ring_seconds: float
    originator: str = ""
    """The channel whose codec the leg takes over."""
    headers: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the engine counted on a leg, from its own packets and the far end's reports."""

    lost_rate: float
    """The worse of the two directions, 0-1."""
    jitter_ms: float
    round_trip_ms: float


@dataclass(frozen=True, slots=True)
class Phone:
    """An endpoint of the engine: whether a phone is registered, and its channels."""

    is_online: bool
    channels: frozenset[str] = frozenset()


class Engine(Protocol):
    """What calls may ask of the engine; see :class:`AriEngine` for the promises."""

    on_any: Sink
    on_place: Callable[[Leg], None]
    on_answer: Callable[[str], None]

    @property
    def is_ready(self) -> bool: ...  # noqa: D102 - one word
    def route(self, channel: str, sink: Sink) -> None: ...  # noqa: D102 - see AriEngine
    def unroute(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def answer(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def hang_up(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def leave_to_fallback(self, channel: str) -> None: ...  # noqa: D102
    async def turn_away(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def play(  # noqa: D102 - see AriEngine
        self, channel: str, playback: str, media: str, language: str
    ) -> None: ...
    async def stop_playback(self, playback: str) -> None: ...  # noqa: D102 - see AriEngine
    async def start_music(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def stop_music(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def start_ringback(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def stop_ringback(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def place(self, leg: Leg) -> None: ...  # noqa: D102 - see AriEngine
    async def create_bridge(self, bridge: str) -> None: ...  # noqa: D102 - see AriEngine
    async def destroy_bridge(self, bridge: str) -> None: ...  # noqa: D102 - see AriEngine
    async def join(self, bridge: str, *channels: str) -> None: ...  # noqa: D102 - see AriEngine
    async def part(self, bridge: str, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def note(self, channel: str, name: str, text: str) -> None: ...  # noqa: D102
    async def record(self, channel_name: str, path: PurePosixPath) -> None: ...  # noqa: D102
    async def stop_recording(self, channel_name: str) -> None: ...  # noqa: D102
    async def silence_recording(  # noqa: D102 - see AriEngine
        self, channel_name: str, *, is_silent: bool
    ) -> None: ...
    async def snoop(self, channel: str, snoop: str) -> None: ...  # noqa: D102
    async def mute(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def unmute(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine
    async def watch_talking(self, channel: str, seconds: float | None) -> None: ...  # noqa: D102
    async def measure(self, channel: str) -> "Measurement": ...  # noqa: D102
    async def report_transfer(self, channel: str, *, is_done: bool) -> None: ...  # noqa: D102


def _segment(text: str) -> str:
    return quote(text, safe="")


def _share(lost: float, received: float) -> float:
    return max(0.0, lost) / (received + max(0.0, lost)) if received > 0 else 0.0


def read_measurement(counted: Mapping[str, Any]) -> Measurement:
    """Read ARI's RTP statistics; what the far end never reported counts as nothing wrong."""

    def number(name: str) -> float:
        return float(counted.get(name) or 0)

    return Measurement(
        lost_rate=max(
            _share(number("rxploss"), number("rxcount")),
            _share(number("txploss"), number("txcount")),
        ),
        jitter_ms=1000 * max(number("rxjitter"), number("txjitter")),
        round_trip_ms=1000 * number("rtt"),
    )


class AriEngine:
    """The real engine, over ARI and (for recordings) AMI."""

    def __init__(
        self, *, url: str, ari_password: str, ami: AmiConnection, retry_seconds: float
    ) -> None:
        self._sinks: dict[str, Sink] = {}
        self._ami = ami
        self.on_stranger: Sink = lambda _event: None
        """Hears events of channels nobody routed: new calls."""
        self.on_any: Sink = lambda _event: None
        """Hears every event before its call does."""
        self.on_place: Callable[[Leg], None] = lambda _leg: None
        """Hears of every leg before it is rung."""
        self.on_answer: Callable[[str], None] = lambda _channel: None
        """Hears of every channel that is answered."""
        self.on_open: Callable[[], Awaitable[None]] | None = None
        """Awaited after every (re)connection, before any event is delivered."""
        self.connection = AriConnection(
            url=url,
            password=ari_password,
            on_event=self._hear,
            on_open=self._open,
            retry_seconds=retry_seconds,
        )

    @property
    def is_ready(self) -> bool:
        """Whether the engine is connected and our calls are in step with it."""
        return self.connection.is_ready

    async def run(self) -> None:
        """Stay connected for ever."""
        await self.connection.run()

    async def _open(self) -> None:
        wanted = {"allowed": [{"type": kind} for kind in WANTED]}
        await self._ask("PUT", f"applications/{APPLICATION}/eventFilter", body=wanted)
        if self.on_open is not None:
            await self.on_open()

    def _hear(self, raw: dict[str, Any]) -> None:
        event = parse(raw)
        if event is not None:
            self.on_any(event)
            self._sinks.get(event.channel, self.on_stranger)(event)

    def route(self, channel: str, sink: Sink) -> None:
        """Send the channel's events to ``sink``; do it before the channel is made."""
        self._sinks[channel] = sink

    def unroute(self, channel: str) -> None:
        """Stop routing; later events of the channel are a stranger's."""
        self._sinks.pop(channel, None)

    async def _ask(
        self, method: str, path: str, *, body: dict[str, Any] | None = None, **parameters: str
    ) -> Any:
        return await self.connection.request(method, path, body=body, **parameters)

    async def _end(self, path: str) -> None:
        """Ask for the end of something; that it is already gone is fine."""
        with contextlib.suppress(GoneError):
            await self._ask("DELETE", path)

    async def answer(self, channel: str) -> None:
        """Answer a ringing call."""
        self.on_answer(channel)
        await self._ask("POST", f"channels/{_segment(channel)}/answer")

    async def hang_up(self, channel: str) -> None:
        """Hang up; a channel that is gone already is no error."""
        await self._end(f"channels/{_segment(channel)}")

    async def leave_to_fallback(self, channel: str) -> None:
        """Give the call back to the dialplan's own queue."""
        await self._continue(channel, "fallback")

    async def turn_away(self, channel: str) -> None:
        """Refuse a browser that may not call: it is no citizen's call in the engine's records."""
        await self._continue(channel, "no-pass")

    async def _continue(self, channel: str, context: str) -> None:
        path = f"channels/{_segment(channel)}/continue"
        await self._ask("POST", path, context=context, extension="s", priority="1")

    async def play(self, channel: str, playback: str, media: str, language: str) -> None:
        """Play one or several (comma-separated) sounds; PlaybackEnded follows."""
        path = f"channels/{_segment(channel)}/play/{_segment(playback)}"
        await self._ask("POST", path, media=media, lang=language)

    async def stop_playback(self, playback: str) -> None:
        """Stop a prompt; one that has ended is no error."""
        await self._end(f"playbacks/{_segment(playback)}")

    async def start_music(self, channel: str) -> None:
        """Let the channel hear music on hold."""
        await self._ask("POST", f"channels/{_segment(channel)}/moh", mohClass="default")

    async def stop_music(self, channel: str) -> None:
        """End music on hold."""
        await self._end(f"channels/{_segment(channel)}/moh")

    async def start_ringback(self, channel: str) -> None:
        """Let the channel hear the ringback tone."""
        await self._ask("POST", f"channels/{_segment(channel)}/ring")

    async def stop_ringback(self, channel: str) -> None:
        """End the ringback tone."""
        await self._end(f"channels/{_segment(channel)}/ring")

    async def place(self, leg: Leg) -> None:
        """Ring an endpoint; ChannelEntered follows when it answers, else ChannelGone."""
        variables = {f"PJSIP_HEADER(add,{name})": text for name, text in leg.headers.items()}
        variables["TIMEOUT(absolute)"] = str(LONGEST_LEG_SECONDS)
        parameters = {
            "endpoint": leg.endpoint,
            "app": APPLICATION,
            "appArgs": ",".join(leg.arguments),
            "channelId": leg.channel,
            "callerId": leg.caller_id,
            "timeout": str(max(1, round(leg.ring_seconds))),
        }
        if leg.originator:
            parameters["originator"] = leg.originator
        body = {"variables": {**leg.variables, **variables}}
        self.on_place(leg)
        try:
            await self._ask("POST", "channels", body=body, **parameters)
        except GoneError:
            return  # a repeated request: it exists
        except RefusedError:
            self.on_any(ChannelGone(leg.channel))
            raise

    async def create_bridge(self, bridge: str) -> None:
        """Make a two-party bridge that keeps media in the engine; once more is no error."""
        kind = "mixing,dtmf_events,proxy_media"
        with contextlib.suppress(GoneError):  # a repeated request: it exists
            await self._ask("POST", "bridges", type=kind, bridgeId=bridge)

    async def destroy_bridge(self, bridge: str) -> None:
        """End a bridge; its channels stay."""
        await self._end(f"bridges/{_segment(bridge)}")

    async def join(self, bridge: str, *channels: str) -> None:
        """Put channels into a bridge."""
        path = f"bridges/{_segment(bridge)}/addChannel"
        await self._ask("POST", path, channel=",".join(channels))

    async def part(self, bridge: str, channel: str) -> None:
        """Take a channel out of a bridge; it stays ours."""
        path = f"bridges/{_segment(bridge)}/removeChannel"
        with contextlib.suppress(GoneError):
            await self._ask("POST", path, channel=channel)

    async def note(self, channel: str, name: str, text: str) -> None:
        """Write a variable on the channel, readable after a restart of ours."""
        path = f"channels/{_segment(channel)}/variable"
        await self._ask("POST", path, body={"variable": name, "value": text})

    async def record(self, channel_name: str, path: PurePosixPath) -> None:
        """Start the stereo recording of a channel (VOI-11), headerless ``.raw``."""
        await self._ami.act("MixMonitor", Channel=channel_name, File=str(path), Options="D")

    async def stop_recording(self, channel_name: str) -> None:
        """Close the channel's recording; that nothing is recorded is no error."""
        with contextlib.suppress(RefusedError):
            await self._ami.act("StopMixMonitor", Channel=channel_name)

    async def silence_recording(self, channel_name: str, *, is_silent: bool) -> None:
        """Let the recording go on with silence on both sides, or with sound again (暂停录音).

        The file keeps its clock, so left and right and what follows stay in step.
        """
        state = "1" if is_silent else "0"
        fields = {"Channel": channel_name, "Direction": "both", "State": state}
        await self._ami.act("MixMonitorMute", **fields)

    async def snoop(self, channel: str, snoop: str) -> None:
        """Make a channel that hears the other whole and is heard by its far end alone.

        ChannelEntered of the new channel follows; only then may it be joined.
        """
        path = f"channels/{_segment(channel)}/snoop/{_segment(snoop)}"
        await self._ask("POST", path, spy="both", whisper="out", app=APPLICATION, appArgs="snoop")

    async def mute(self, channel: str) -> None:
        """Let nobody hear what comes from the channel."""
        await self._ask("POST", f"channels/{_segment(channel)}/mute", direction="in")

    async def unmute(self, channel: str) -> None:
        """Let the channel be heard again."""
        with contextlib.suppress(GoneError):
            await self._ask("DELETE", f"channels/{_segment(channel)}/mute", direction="in")

    async def watch_talking(self, channel: str, seconds: float | None) -> None:
        """Tell when somebody begins to speak there, and when they were silent so long; None: stop.

        It begins anew each time: whoever is speaking already is heard of once more.
        """
        wishes = {"TALK_DETECT(remove)": ""}
        if seconds is not None:
            wishes["TALK_DETECT(set)"] = str(round(1000 * seconds))
        for name, text in wishes.items():
            await self.note(channel, name, text)

    async def measure(self, channel: str) -> Measurement:
        """Read the sound's quality on a leg that is still there.

        Raises:
            GoneError: the leg is gone.

        """
        counted = await self._ask("GET", f"channels/{_segment(channel)}/rtp_statistics")
        return read_measurement(dict(counted or {}))

    async def report_transfer(self, channel: str, *, is_done: bool) -> None:
        """Answer a phone that asked for a transfer (REFER): carried out, or declined."""
        states = "channel_answered" if is_done else "channel_declined"
        path = f"channels/{_segment(channel)}/transfer_progress"
        with contextlib.suppress(GoneError):
            await self._ask("POST", path, states=states)

    async def reload_module(self, module: str) -> None:
        """Let a module read its configuration again."""
        await self._ask("PUT", f"asterisk/modules/{module}")

    async def get_variable(self, channel: str, name: str) -> str:
        """Read a channel variable; empty when it is unset or the channel is gone."""
        try:
            path = f"channels/{_segment(channel)}/variable"
            answer = await self._ask("GET", path, variable=name)
        except EngineError:
            return ""
        return str(answer.get("value", ""))

    async def list_channels(self) -> list[dict[str, Any]]:
        """All channels of the engine."""
        return list(await self._ask("GET", "channels"))

    async def list_phones(self) -> dict[str, Phone]:
        """Every endpoint the engine knows, such as ``PJSIP/8001w`` or ``PJSIP/trunk``."""
        return {
            f"PJSIP/{one['resource']}": Phone(
                is_online=one.get("state") == "online",
                channels=frozenset(one.get("channel_ids", ())),
            )
            for one in await self._ask("GET", "endpoints/PJSIP")
        }

    async def started_at(self) -> str:
        """When the engine started, in its own words: another answer is another run."""
        answer = await self._ask("GET", "asterisk/info", only="status")
        return str(answer["status"]["startup_time"])

    async def list_bridges(self) -> list[dict[str, Any]]:
        """All bridges of the engine."""
        return list(await self._ask("GET", "bridges"))

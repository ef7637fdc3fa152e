"""The state of the fake Asterisk, and the order in which it tells what happens."""

import asyncio
import itertools
from dataclasses import dataclass, field

from tests.fakes.asterisk.apps import App
from tests.fakes.asterisk.bridges import Bridge
from tests.fakes.asterisk.channels import Channel, Party
from tests.fakes.asterisk.phones import Phone
from tests.fakes.asterisk.playbacks import Playback, seconds_of
from tests.fakes.asterisk.words import (
    CAUSES,
    DIAL_STATUS,
    NO_ANSWER,
    NORMAL_CLEARING,
    AriError,
    Json,
    timestamp,
)


@dataclass
class Engine:
    """Everything alive in the fake, and the verbs that change it."""

    channels: dict[str, Channel] = field(default_factory=dict)
    bridges: dict[str, Bridge] = field(default_factory=dict)
    playbacks: dict[str, Playback] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)
    """Registered seats and reachable numbers: ``PJSIP/8001p``, ``PJSIP/13800001111@trunk``."""
    fallen_back: list[Channel] = field(default_factory=list)
    """Calls that found no application and went to the engine's own fallback."""
    reloads: list[str] = field(default_factory=list)
    started_at: str = field(default_factory=timestamp)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    # ---- telling

    def publish(self, event: Json, *subjects: str) -> None:
        """Offer an event to every application."""
        for app in list(self.apps.values()):
            app.offer(event, set(subjects))

    def tell_of(self, kind: str, channel: Channel, **more: object) -> None:
        """Publish an event about a channel."""
        endpoint = "endpoint:" + channel.name.rsplit("-", 1)[0]
        self.publish(
            {"type": kind, **more, "channel": channel.as_json()}, f"channel:{channel.id}", endpoint
        )
        channel.tell()

    def tell_dial(self, channel: Channel, status: str) -> None:
        """Publish how an originated leg's dialling goes."""
        event = {
            "type": "Dial",
            "dialstatus": status,
            "forward": "",
            "dialstring": channel.name.split("/", 1)[1].rsplit("-", 1)[0],
            "peer": channel.as_json(),
        }
        endpoint = "endpoint:" + channel.name.rsplit("-", 1)[0]
        self.publish(event, f"channel:{channel.id}", endpoint)

    # ---- finding

    def channel(self, ident: str) -> Channel:
        """Find a channel by id or by name, or refuse as ARI does."""
        found = self.channels.get(ident)
        if found is None:
            found = next((c for c in self.channels.values() if c.name == ident), None)
        if found is None:
            raise AriError(404, "Channel not found")
        return found

    def stasis_channel(self, ident: str) -> Channel:
        """Find a channel that an application may command now."""
        channel = self.channel(ident)
        if not channel.in_stasis:
            raise AriError(409, "Channel not in Stasis application")
        return channel

    def bridge(self, ident: str) -> Bridge:
        """Find a bridge, or refuse as ARI does."""
        try:
            return self.bridges[ident]
        except KeyError:
            raise AriError(404, "Bridge not found") from None

    # ---- the life of a channel

    def add_channel(
        self, ident: str, technology: str, party: Party, *, caller: str = "", exten: str = ""
    ) -> Channel:
        """Create a channel named after its technology, such as ``PJSIP/trunk``."""
        name = f"{technology}-{next(self.numbers):08x}"
        channel = Channel(ident, name, party, caller=caller, exten=exten)
        self.channels[ident] = channel
        self.tell_of("ChannelCreated", channel)
        return channel

    def set_state(self, channel: Channel, state: str) -> None:
        """Change a channel's state and say so."""
        channel.state = state
        self.tell_of("ChannelStateChange", channel)

    def enter_app(self, channel: Channel, app: App, args: list[str]) -> None:
        """Hand a channel to an application (``Stasis()``)."""
        app.subjects.add(f"channel:{channel.id}")
        channel.app, channel.app_args, channel.in_stasis = app.name, args, True
        app.tell({"type": "StasisStart", "args": args, "channel": channel.as_json()})
        channel.tell()

    def hang_up(self, channel: Channel, *, cause: int = NORMAL_CLEARING, soft: bool) -> None:
        """End a channel; ``soft`` means that an application asked for it."""
        if channel.is_gone:
            return
        was_up = channel.state == "Up"
        channel.is_gone, channel.cause = True, cause
        if cause != NO_ANSWER:  # a leg that rang too long vanishes without a request
            self.tell_of("ChannelHangupRequest", channel, cause=cause, soft=soft)
        for playback in list(channel.playbacks):
            self.finish_playback(playback, channel)
        if channel.bridge is not None:
            self.leave_bridge(channel)
        if channel.in_stasis:
            self.leave_app(channel)
        elif channel.app and not was_up and cause in DIAL_STATUS:
            self.tell_dial(channel, DIAL_STATUS[cause])
        self.channels.pop(channel.id, None)
        self.tell_of("ChannelDestroyed", channel, cause=cause, cause_txt=CAUSES.get(cause, ""))
        for gone in channel.on_gone:
            gone()
        for app in self.apps.values():
            app.subjects.discard(f"channel:{channel.id}")

    def leave_app(self, channel: Channel) -> None:
        """End a channel's stay; the application hears no more of a channel it did not make."""
        channel.in_stasis = False
        self.tell_of("StasisEnd", channel)
        if not channel.is_originated:
            self.apps[channel.app].subjects.discard(f"channel:{channel.id}")

    def fall_back(self, channel: Channel) -> None:
        """Leave a call to the dialplan's own queue, which we do not play further."""
        if channel.in_stasis:
            self.leave_app(channel)
        self.fallen_back.append(channel)
        if channel.state != "Up":
            self.set_state(channel, "Up")

    # ---- bridges

    def enter_bridge(self, channel: Channel, bridge: Bridge) -> None:
        """Put a channel into a bridge; the application hears of the bridge from now on."""
        if channel.bridge is bridge:
            return
        if channel.bridge is not None:
            self.leave_bridge(channel)
        self.apps[channel.app].subjects.add(f"bridge:{bridge.id}")
        bridge.channels.append(channel)
        channel.bridge = bridge
        self._tell_bridge("ChannelEnteredBridge", bridge, channel)

    def leave_bridge(self, channel: Channel) -> None:
        """Take a channel out of its bridge."""
        bridge = channel.bridge
        if bridge is None:
            return
        bridge.channels.remove(channel)
        channel.bridge = None
        self._tell_bridge("ChannelLeftBridge", bridge, channel)

    def _tell_bridge(self, kind: str, bridge: Bridge, channel: Channel) -> None:
        event = {"type": kind, "bridge": bridge.as_json(), "channel": channel.as_json()}
        self.publish(event, f"bridge:{bridge.id}", f"channel:{channel.id}")
        channel.tell()

    # ---- prompts

    def start_playback(self, playback: Playback, channel: Channel) -> None:
        """Play after what is already playing, as Asterisk does."""
        self.playbacks[playback.id] = playback
        channel.playbacks.append(playback)
        if channel.playbacks[0] is playback:
            self._play(playback, channel)

    def _play(self, playback: Playback, channel: Channel) -> None:
        playback.state = "playing"
        # A prompt replaces the music, which does not come back by itself.
        channel.has_music = False
        self._tell_playback("PlaybackStarted", playback, channel)
        seconds = sum(seconds_of(each) for each in playback.media)
        playback.timer = asyncio.get_running_loop().call_later(
            seconds, self.finish_playback, playback, channel
        )

    def finish_playback(self, playback: Playback, channel: Channel) -> None:
        """End a playback, at its end or before."""
        if playback not in channel.playbacks:
            return
        if playback.timer is not None:
            playback.timer.cancel()
        channel.playbacks.remove(playback)
        self.playbacks.pop(playback.id, None)
        playback.state = "done"
        self._tell_playback("PlaybackFinished", playback, channel)
        if channel.playbacks and channel.playbacks[0].state == "queued" and not channel.is_gone:
            self._play(channel.playbacks[0], channel)

    def _tell_playback(self, kind: str, playback: Playback, channel: Channel) -> None:
        self.publish({"type": kind, "playback": playback.as_json()}, f"channel:{channel.id}")
        channel.tell()

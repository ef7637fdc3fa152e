"""Listening to a channel (snoop), what was measured on it, and a phone's own transfer."""

from dataclasses import dataclass

from tests.fakes.asterisk.channels import Channel, Party
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.words import Json


@dataclass
class Snoop(Channel):
    """A channel that says what the channel it listens to says."""

    spied: Channel | None = None

    def says(self) -> int:
        """Repeat the channel listened to."""
        return self.spied.says() if self.spied is not None else 0


def snoop(engine: Engine, query: Json, body: Json, ident: str, snoop_id: str) -> Json:
    """``POST /channels/{id}/snoop/{snoopId}``: enters the application a moment later."""
    wanted = {**body, **query}
    spied, app = engine.stasis_channel(ident), engine.apps[str(wanted["app"])]
    app.subjects.add(f"channel:{snoop_id}")
    channel = Snoop(snoop_id, f"Snoop/{ident}-00000000", Party(), spied=spied)
    engine.channels[snoop_id] = channel
    spied.on_gone.append(lambda: _end(engine, channel))
    engine.set_state(channel, "Up")
    arguments = [part for part in str(wanted.get("appArgs", "")).split(",") if part]
    engine.enter_app(channel, app, arguments)
    return channel.as_json()


def _end(engine: Engine, channel: Channel) -> None:
    if not channel.is_gone:
        engine.hang_up(channel, soft=False)


def measure(engine: Engine, _query: Json, _body: Json, ident: str) -> Json:
    """``GET /channels/{id}/rtp_statistics``: a line without fault."""
    engine.channel(ident)
    return {"rxcount": 500, "txcount": 500, "rxploss": 0, "txploss": 0, "rtt": 0.01}


def report_transfer(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/transfer_progress``: the phone is told."""
    engine.stasis_channel(ident)

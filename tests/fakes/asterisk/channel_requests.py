"""What ARI lets an application do to channels."""

import uuid
from contextlib import suppress

from tests.fakes.asterisk.channels import Channel
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.playbacks import Playback
from tests.fakes.asterisk.words import AriError, Json

HEADER_SETTERS = ("PJSIP_HEADER(add,",)
REASONS = {"busy": 17, "normal": 16, "no_answer": 19, "congestion": 34, "rejected": 21}


def list_channels(engine: Engine, _query: Json, _body: Json) -> list[Json]:
    """``GET /channels``."""
    return [each.as_json() for each in engine.channels.values()]


def get_channel(engine: Engine, _query: Json, _body: Json, ident: str) -> Json:
    """``GET /channels/{id}``."""
    return engine.channel(ident).as_json()


def originate(engine: Engine, query: Json, body: Json, ident: str = "") -> Json:
    """``POST /channels``: ring a phone, and hand it to the application when it answers."""
    wanted = {**body, **query}
    endpoint, app = str(wanted["endpoint"]), engine.apps.get(str(wanted.get("app")))
    phone = engine.phones.get(endpoint)
    if phone is None or app is None:
        # No contact is registered: chan_pjsip cannot even make a channel.
        raise AriError(500, "Allocation failed")
    ident = ident or str(wanted.get("channelId") or uuid.uuid4().hex)
    if ident in engine.channels:
        raise AriError(409, "Channel with given unique ID already exists")
    app.subjects.add(f"channel:{ident}")
    number, _, trunk = endpoint.removeprefix("PJSIP/").partition("@")
    channel = engine.add_channel(ident, f"PJSIP/{trunk or number}", phone)
    channel.app, channel.is_originated = app.name, True
    channel.app_args = [part for part in str(wanted.get("appArgs", "")).split(",") if part]
    channel.connected = str(wanted.get("callerId", ""))
    for name, value in dict(body.get("variables") or {}).items():
        set_variable(channel, name, value)
    engine.tell_dial(channel, "")
    phone.ring(engine, channel, float(wanted.get("timeout", 30)))
    return channel.as_json()


def set_variable(channel: Channel, name: str, value: str) -> None:
    """Set a variable, or what a function such as ``CHANNEL(language)`` stands for."""
    if name == "CHANNEL(language)":
        channel.language = value
    for setter in HEADER_SETTERS:
        if name.startswith(setter):
            name = name.removeprefix(setter).rstrip(")")
    channel.variables[name] = value


def hang_up(engine: Engine, query: Json, _body: Json, ident: str) -> None:
    """``DELETE /channels/{id}``."""
    cause = REASONS.get(str(query.get("reason", "")), int(query.get("reason_code") or 16))
    engine.hang_up(engine.channel(ident), cause=cause, soft=True)


def answer(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/answer``."""
    channel = engine.stasis_channel(ident)
    if channel.state != "Up":
        engine.set_state(channel, "Up")


def start_music(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/moh``."""
    engine.stasis_channel(ident).has_music = True


def stop_music(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /channels/{id}/moh``."""
    engine.stasis_channel(ident).has_music = False


def start_ringing(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/ring``."""
    engine.stasis_channel(ident).has_ringing = True


def stop_ringing(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /channels/{id}/ring``."""
    engine.stasis_channel(ident).has_ringing = False


def mute(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/mute``."""
    engine.stasis_channel(ident).is_muted = True


def unmute(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /channels/{id}/mute``."""
    engine.stasis_channel(ident).is_muted = False


def leave_app(engine: Engine, query: Json, _body: Json, ident: str) -> None:
    """``POST /channels/{id}/continue``: to the fallback, or to the dialplan's hang-up."""
    channel = engine.stasis_channel(ident)
    if query.get("context") == "fallback":
        engine.fall_back(channel)
    else:
        engine.hang_up(channel, soft=True)


def play(engine: Engine, query: Json, body: Json, ident: str, playback_id: str = "") -> Json:
    """``POST /channels/{id}/play[/{playbackId}]``."""
    wanted = {**body, **query}
    channel = engine.stasis_channel(ident)
    media = wanted["media"]
    names = [str(each) for each in media] if isinstance(media, list) else str(media).split(",")
    language = str(wanted.get("lang") or channel.language)
    playback_id = playback_id or str(wanted.get("playbackId") or uuid.uuid4().hex)
    playback = Playback(playback_id, names, f"channel:{channel.id}", language)
    engine.start_playback(playback, channel)
    return playback.as_json()


def read_variable(engine: Engine, query: Json, _body: Json, ident: str) -> Json:
    """``GET /channels/{id}/variable``."""
    try:
        return {"value": engine.channel(ident).variables[str(query["variable"])]}
    except KeyError:
        raise AriError(404, "Provided variable was not found") from None


def write_variable(engine: Engine, query: Json, body: Json, ident: str) -> None:
    """``POST /channels/{id}/variable``."""
    wanted = {**body, **query}
    channel = engine.channel(ident)
    set_variable(channel, str(wanted["variable"]), str(wanted.get("value", "")))
    if wanted["variable"] == "TALK_DETECT(set)" and channel.says():
        engine.tell_of("ChannelTalkingStarted", channel)
    engine.tell_of("ChannelVarset", channel, variable=wanted["variable"])


def stop_playback(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /playbacks/{id}``."""
    playback = engine.playbacks.get(ident)
    if playback is None:
        raise AriError(404, "Playback not found")
    with suppress(AriError):
        channel = engine.channel(playback.target.removeprefix("channel:"))
        engine.finish_playback(playback, channel)

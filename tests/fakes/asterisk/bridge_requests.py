"""What ARI lets an application do to bridges."""

import uuid

from tests.fakes.asterisk.bridges import Bridge
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.words import AriError, Json


def list_bridges(engine: Engine, _query: Json, _body: Json) -> list[Json]:
    """``GET /bridges``."""
    return [each.as_json() for each in engine.bridges.values()]


def get_bridge(engine: Engine, _query: Json, _body: Json, ident: str) -> Json:
    """``GET /bridges/{id}``."""
    return engine.bridge(ident).as_json()


def create_bridge(engine: Engine, query: Json, body: Json, ident: str = "") -> Json:
    """``POST /bridges``; an existing one is shown again."""
    wanted = {**body, **query}
    ident = ident or str(wanted.get("bridgeId") or uuid.uuid4().hex)
    if ident not in engine.bridges:
        kind = "holding" if "holding" in str(wanted.get("type", "")) else "mixing"
        engine.bridges[ident] = Bridge(ident, kind, str(wanted.get("name", "")))
        engine.publish({"type": "BridgeCreated", "bridge": engine.bridges[ident].as_json()})
    return engine.bridges[ident].as_json()


def destroy_bridge(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /bridges/{id}``: members stay in the application."""
    bridge = engine.bridge(ident)
    for channel in list(bridge.channels):
        engine.leave_bridge(channel)
    del engine.bridges[ident]
    engine.publish({"type": "BridgeDestroyed", "bridge": bridge.as_json()}, f"bridge:{ident}")


def add_channels(engine: Engine, query: Json, body: Json, ident: str) -> None:
    """``POST /bridges/{id}/addChannel``."""
    bridge = engine.bridge(ident)
    for name in _names({**body, **query}):
        if name not in engine.channels:
            raise AriError(400, "Channel not found")
        channel = engine.channels[name]
        if not channel.in_stasis:
            raise AriError(422, "Channel not in Stasis application")
        engine.enter_bridge(channel, bridge)


def remove_channels(engine: Engine, query: Json, body: Json, ident: str) -> None:
    """``POST /bridges/{id}/removeChannel``."""
    bridge = engine.bridge(ident)
    for name in _names({**body, **query}):
        if name not in engine.channels:
            raise AriError(400, "Channel not found")
        channel = engine.channels[name]
        if channel.bridge is not bridge:
            raise AriError(422, "Channel not in this bridge")
        engine.leave_bridge(channel)


def start_music(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``POST /bridges/{id}/moh``."""
    engine.bridge(ident).has_music = True


def stop_music(engine: Engine, _query: Json, _body: Json, ident: str) -> None:
    """``DELETE /bridges/{id}/moh``."""
    engine.bridge(ident).has_music = False


def _names(wanted: Json) -> list[str]:
    channel = wanted.get("channel", "")
    return [str(e) for e in channel] if isinstance(channel, list) else str(channel).split(",")

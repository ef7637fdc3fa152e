"""What ARI lets an application ask about the engine, applications and endpoints."""

from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.words import AriError, Json, timestamp

VERSION = "22.10.1"


def show_engine(engine: Engine, _query: Json, _body: Json) -> Json:
    """``GET /asterisk/info``."""
    started = engine.started_at
    return {
        "build": {"kernel": "", "machine": "", "os": "", "options": "", "date": "", "user": ""},
        "system": {"version": VERSION, "entity_id": "00:00:00:00:00:00"},
        "config": {"name": "hotline", "default_language": "zh"},
        "status": {"startup_time": started, "last_reload_time": started},
    }


def ping(_engine: Engine, _query: Json, _body: Json) -> Json:
    """``GET /asterisk/ping``."""
    return {"asterisk_id": "00:00:00:00:00:00", "ping": "pong", "timestamp": timestamp()}


def reload_module(engine: Engine, _query: Json, _body: Json, module: str) -> None:
    """``PUT /asterisk/modules/{name}``."""
    engine.reloads.append(module)


def list_apps(engine: Engine, _query: Json, _body: Json) -> list[Json]:
    """``GET /applications``."""
    return [each.as_json() for each in engine.apps.values()]


def get_app(engine: Engine, _query: Json, _body: Json, name: str) -> Json:
    """``GET /applications/{name}``."""
    if name not in engine.apps:
        raise AriError(404, "Application not found")
    return engine.apps[name].as_json()


def filter_events(engine: Engine, _query: Json, body: Json, name: str) -> Json:
    """``PUT /applications/{name}/eventFilter``."""
    get_app(engine, {}, {}, name)
    engine.apps[name].allowed = {each["type"] for each in body.get("allowed", [])}
    engine.apps[name].disallowed = {each["type"] for each in body.get("disallowed", [])}
    return engine.apps[name].as_json()


def subscribe(engine: Engine, query: Json, _body: Json, name: str) -> Json:
    """``POST /applications/{name}/subscription``."""
    get_app(engine, {}, {}, name)
    sources = query["eventSource"]
    for each in [sources] if isinstance(sources, str) else sources:
        engine.apps[name].subjects |= set(each.split(","))
    return engine.apps[name].as_json()


def list_endpoints(engine: Engine, _query: Json, _body: Json) -> list[Json]:
    """``GET /endpoints[/PJSIP]``."""
    seats = {each.removeprefix("PJSIP/") for each in engine.phones if "@" not in each}
    busy = {c.name.removeprefix("PJSIP/").rpartition("-")[0] for c in engine.channels.values()}
    return [_endpoint(engine, each) for each in sorted(seats | busy)]


def get_endpoint(engine: Engine, _query: Json, _body: Json, name: str) -> Json:
    """``GET /endpoints/PJSIP/{name}``."""
    return _endpoint(engine, name)


def _endpoint(engine: Engine, name: str) -> Json:
    state = "online" if f"PJSIP/{name}" in engine.phones else "offline"
    channels = [c.id for c in engine.channels.values() if c.name.startswith(f"PJSIP/{name}-")]
    return {"technology": "PJSIP", "resource": name, "state": state, "channel_ids": channels}

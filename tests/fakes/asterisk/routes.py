"""Which request means which verb."""

import re
from collections.abc import Callable
from typing import Any

from tests.fakes.asterisk import bridge_requests as bridges
from tests.fakes.asterisk import channel_requests as channels
from tests.fakes.asterisk import snoops
from tests.fakes.asterisk import system_requests as system
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.words import AriError, Json

Verb = Callable[..., Any]
ROUTES: list[tuple[str, str, Verb]] = [
    ("GET", "channels", channels.list_channels),
    ("POST", "channels", channels.originate),
    ("GET", "channels/{}", channels.get_channel),
    ("POST", "channels/{}", channels.originate),
    ("DELETE", "channels/{}", channels.hang_up),
    ("POST", "channels/{}/answer", channels.answer),
    ("POST", "channels/{}/moh", channels.start_music),
    ("DELETE", "channels/{}/moh", channels.stop_music),
    ("POST", "channels/{}/ring", channels.start_ringing),
    ("DELETE", "channels/{}/ring", channels.stop_ringing),
    ("POST", "channels/{}/mute", channels.mute),
    ("DELETE", "channels/{}/mute", channels.unmute),
    ("POST", "channels/{}/continue", channels.leave_app),
    ("POST", "channels/{}/play", channels.play),
    ("POST", "channels/{}/play/{}", channels.play),
    ("POST", "channels/{}/snoop/{}", snoops.snoop),
    ("GET", "channels/{}/rtp_statistics", snoops.measure),
    ("POST", "channels/{}/transfer_progress", snoops.report_transfer),
    ("GET", "channels/{}/variable", channels.read_variable),
    ("POST", "channels/{}/variable", channels.write_variable),
    ("DELETE", "playbacks/{}", channels.stop_playback),
    ("GET", "bridges", bridges.list_bridges),
    ("POST", "bridges", bridges.create_bridge),
    ("GET", "bridges/{}", bridges.get_bridge),
    ("POST", "bridges/{}", bridges.create_bridge),
    ("DELETE", "bridges/{}", bridges.destroy_bridge),
    ("POST", "bridges/{}/addChannel", bridges.add_channels),
    ("POST", "bridges/{}/removeChannel", bridges.remove_channels),
    ("POST", "bridges/{}/moh", bridges.start_music),
    ("DELETE", "bridges/{}/moh", bridges.stop_music),
    ("GET", "asterisk/info", system.show_engine),
    ("GET", "asterisk/ping", system.ping),
    ("PUT", "asterisk/modules/{}", system.reload_module),
    ("GET", "applications", system.list_apps),
    ("GET", "applications/{}", system.get_app),
    ("PUT", "applications/{}/eventFilter", system.filter_events),
    ("POST", "applications/{}/subscription", system.subscribe),
    ("GET", "endpoints", system.list_endpoints),
    ("GET", "endpoints/PJSIP", system.list_endpoints),
    ("GET", "endpoints/PJSIP/{}", system.get_endpoint),
]
_COMPILED = [
    (method, re.compile(re.escape(path).replace(r"\{\}", "([^/]+)")), verb)
    for method, path, verb in ROUTES
]


def perform(engine: Engine, method: str, path: str, query: Json, body: Json) -> tuple[int, Any]:
    """Do what a request asks; return the HTTP status and the answer's object."""
    matching = [
        (m, found, verb) for m, pattern, verb in _COMPILED if (found := pattern.fullmatch(path))
    ]
    for known_method, found, verb in matching:
        if known_method == method:
            try:
                answer = verb(engine, query, body, *found.groups())
            except AriError as refusal:
                return refusal.status, {"message": refusal.message}
            except KeyError as missing:
                return 400, {"message": f"missing parameter {missing}"}
            return (204, None) if answer is None else (200, answer)
    return (
        (405, {"message": "Invalid method"})
        if matching
        else (404, {"message": "Resource not found"})
    )

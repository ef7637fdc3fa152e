"""Write the published seats into the engine's configuration and let it read them."""

import contextlib
import os
from pathlib import Path

import structlog

from callcontrol.asterisk.engine import AriEngine
from contracts.credentials import endpoint_name, seat_password
from contracts.telephony_config import SeatPlan

log = structlog.get_logger(__name__)

_ENDPOINT = """\
[{name}](seat-{kind})
auth={name}
aors={name}
{extra}
[{name}](seat-auth)
username={name}
password={password}

[{name}](seat-aor)

"""
_BROWSER_SILENCE = "rtp_timeout=8\n"
"""A browser always sends sound; seconds without any mean that its page is gone."""


def render_endpoints(seats: list[SeatPlan], secret: str) -> str:
    """Render the engine's endpoints, two for each seat."""
    parts = []
    for seat in sorted(seats, key=lambda plan: plan.extension):
        for device, kind, extra in (
            ("browser", "webrtc", _BROWSER_SILENCE),
            ("desk_phone", "phone", ""),
        ):
            name = endpoint_name(seat.extension, "browser" if device == "browser" else "desk_phone")
            password = seat_password(secret, name)
            parts.append(_ENDPOINT.format(name=name, kind=kind, extra=extra, password=password))
    return "".join(parts)


def render_fallback_members(seats: list[SeatPlan]) -> str:
    """Render the members of the engine's own queue, used while call control is away."""
    endpoints = (
        endpoint_name(seat.extension, device)
        for seat in sorted(seats, key=lambda plan: plan.extension)
        for device in ("browser", "desk_phone")
    )
    return "".join(f"member => PJSIP/{endpoint}\n" for endpoint in endpoints)


def _write(path: Path, text: str) -> bool:
    """Replace the file atomically; whether anything changed."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o640)
    fresh.write_text(text, encoding="utf-8")
    if path.exists():  # the engine's account owns it
        before = path.stat()
        fresh.chmod(before.st_mode & 0o777)
        with contextlib.suppress(PermissionError):
            os.chown(fresh, before.st_uid, before.st_gid)
    fresh.replace(path)
    return True


async def provision(
    engine: AriEngine, *, voice_dir: Path, seats: list[SeatPlan], secret: str
) -> None:
    """Bring the engine's seats in step with the published ones; calls go on undisturbed."""
    directory = voice_dir / "etc"
    if _write(directory / "pjsip_seats.conf", render_endpoints(seats, secret)):
        await engine.reload_module("res_pjsip.so")
        log.info("seats_provisioned", seats=len(seats))
    if _write(directory / "queues_seats.conf", render_fallback_members(seats)):
        await engine.reload_module("app_queue.so")

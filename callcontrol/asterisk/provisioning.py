"""Write the published seats into the engine's configuration and let it read them."""

import contextlib
import os
from ipaddress import ip_network
from pathlib import Path

import structlog

from callcontrol.asterisk.engine import AriEngine
from contracts.call_events import Device
from contracts.credentials import endpoint_name, seat_password
from contracts.telephony_config import SeatPlan

log = structlog.get_logger(__name__)

_ENDPOINT = """\
[{name}]({template})
auth={name}
aors={name}
{extra}
[{name}](seat-auth)
username={name}
password={password}

[{name}](seat-aor)

"""
_VIDEO = """\
[{seat}v](seat-video)
auth={browser}
aors={browser}

"""
"""The browser's own phone once more, without the watch over silence: see ``seat-video``."""
_BROWSER_SILENCE = "rtp_timeout=8\n"
"""A browser always sends sound; seconds without any mean that its page is gone."""


_TEMPLATES = {
    ("browser", "hall"): "seat-webrtc",
    ("browser", "home"): "seat-home-web",
    ("desk_phone", "hall"): "seat-phone",
    ("desk_phone", "home"): "seat-home",
}
"""The engine's own templates; those of seats at home know encrypted doors only (SEAT-03)."""


def _admitted(networks: list[str]) -> str:
    """Render who may speak for an endpoint; what is no network admits nobody."""
    if not networks:
        return ""
    permits = []
    for each in networks:
        with contextlib.suppress(ValueError):
            permits.append(f"permit={ip_network(each, strict=False)}\n")
    return "deny=0.0.0.0/0\ndeny=::/0\n" + "".join(permits)


def render_endpoints(seats: list[SeatPlan], secret: str) -> str:
    """Render the engine's endpoints: browser, desk phone, and the browser with video."""
    parts = []
    devices: tuple[Device, Device] = ("browser", "desk_phone")
    for seat in sorted(seats, key=lambda plan: plan.extension):
        for device in devices:
            name = endpoint_name(seat.extension, device)
            parts.append(
                _ENDPOINT.format(
                    name=name,
                    template=_TEMPLATES[device, seat.kind],
                    extra=_BROWSER_SILENCE if device == "browser" else _admitted(seat.acl),
                    password=seat_password(secret, name),
                )
            )
        parts.append(_VIDEO.format(seat=seat.extension, browser=f"{seat.extension}w"))
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


class Provisioner:
    """Keeps the engine's seats in step with the published ones; calls go on undisturbed."""

    def __init__(self, engine: AriEngine, *, voice_dir: Path, secret: str) -> None:
        self._engine, self._directory, self._secret = engine, voice_dir / "etc", secret
        self._due: set[str] = set()
        """Modules that have not read their newest file yet."""

    async def provision(self, seats: list[SeatPlan]) -> None:
        """Write what changed and let the engine read it; what fails is due the next time.

        Raises:
            EngineError: the engine did not read it.
            OSError: it could not be written.

        """
        for name, module, text in (
            ("pjsip_seats.conf", "res_pjsip.so", render_endpoints(seats, self._secret)),
            ("queues_seats.conf", "app_queue.so", render_fallback_members(seats)),
        ):
            if _write(self._directory / name, text):
                self._due.add(module)
        for module in sorted(self._due):
            await self._engine.reload_module(module)
            self._due.discard(module)
            log.info("seats_provisioned", module=module, seats=len(seats))

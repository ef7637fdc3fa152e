"""What one installation on this machine is made of: places, ports, city, trunk."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from runtime.places import ROOT, place_state

DEFAULT_PORT_BASE = 12300
LOWEST_PORT = 1024
HIGHEST_PORT_BASE = 65535 - 100


class SettingsError(Exception):
    """An environment variable of ours makes no sense (Chinese text)."""


def _number(environment: Mapping[str, str], name: str, default: int, highest: int) -> int:
    text = environment.get(name) or str(default)
    if not text.isdecimal() or not LOWEST_PORT <= int(text) <= highest:
        msg = f"环境变量 {name}={text} 不正确：应为 {LOWEST_PORT} 到 {highest} 之间的整数"
        raise SettingsError(msg)
    return int(text)


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name) or str(default)
    if not text.isdecimal() or int(text) < 1:
        msg = f"环境变量 {name}={text} 不正确：应为大于 0 的整数"
        raise SettingsError(msg)
    return int(text)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One installation; a second one beside it differs in port base, RTP range and state."""

    root: Path
    var: Path
    bind: str = "127.0.0.1"
    port_base: int = DEFAULT_PORT_BASE
    rtp_start: int = 20000
    rtp_end: int = 24999
    city: str = "haikou"
    trunk_peers: str = "127.0.0.10/32,127.0.0.20/32"
    """Source addresses of the carrier."""
    trunk_contact: str = "sip:127.0.0.20:12370"
    """Where outbound calls go."""
    external_database: str | None = None
    public_host: str = ""
    """The host name browsers use, when it is not the bind address."""
    https: bool = False
    tls_certificate: str = ""
    """PEM of the encrypted telephone doors (家庭坐席); empty: closed."""
    tls_key: str = ""
    line_limit: int = 500
    """Citizens' calls at the same time (SEAT-02)."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Read ``HOTLINE_…`` and ``DATABASE_URL``; everything has a default.

        Raises:
            SettingsError: a port is no port.

        """
        given = os.environ if environment is None else environment
        base = _number(given, "HOTLINE_PORT_BASE", DEFAULT_PORT_BASE, HIGHEST_PORT_BASE)
        start = _number(given, "HOTLINE_RTP_START", 20000, 65000)
        end = _number(given, "HOTLINE_RTP_END", start + 4999, 65535)
        if end - start < 20:  # noqa: PLR2004 - two ports a leg, two legs a call
            msg = f"环境变量 HOTLINE_RTP_START/END 不正确：{start}-{end} 不足 20 个端口"
            raise SettingsError(msg)
        return cls(
            root=ROOT,
            var=place_state(Path(given.get("HOTLINE_VAR") or ROOT / "var")),
            bind=given.get("HOTLINE_BIND") or "127.0.0.1",
            port_base=base,
            rtp_start=start,
            rtp_end=end,
            city=given.get("HOTLINE_CITY") or "haikou",
            trunk_peers=given.get("HOTLINE_TRUNK_PEERS") or cls.trunk_peers,
            trunk_contact=given.get("HOTLINE_TRUNK_CONTACT") or f"sip:127.0.0.20:{base + 70}",
            external_database=given.get("DATABASE_URL") or None,
            public_host=given.get("HOTLINE_PUBLIC_HOST") or "",
            tls_certificate=given.get("HOTLINE_TLS_CERTIFICATE") or "",
            tls_key=given.get("HOTLINE_TLS_KEY") or "",
            line_limit=_count(given, "HOTLINE_LINE_LIMIT", 500),
            https=(given.get("HOTLINE_HTTPS") or "") in {"1", "true", "yes"},
        )

    @property
    def web_port(self) -> int:
        """Pages and API."""
        return self.port_base + 45

    @property
    def callcontrol_port(self) -> int:
        """WebSocket of the operators' pages, commands, health."""
        return self.port_base + 46

    @property
    def engine_http_port(self) -> int:
        """ARI and SIP over WebSocket."""
        return self.port_base + 47

    @property
    def engine_ami_port(self) -> int:
        """The engine's manager interface."""
        return self.port_base + 48

    @property
    def postgres_port(self) -> int:
        """Only part of the name of the Unix socket."""
        return self.port_base + 50

    @property
    def engine_sip_port(self) -> int:
        """SIP over UDP: carrier, desk phones, the test phone."""
        return self.port_base + 60

    @property
    def engine_sips_port(self) -> int:
        """SIP over TLS: seats at home."""
        return self.port_base + 61

    @property
    def engine_wss_port(self) -> int:
        """SIP over secure WebSocket: seats at home in a browser."""
        return self.port_base + 62

    @property
    def voice_dir(self) -> Path:
        """The voice engine's instance: configuration, sounds, spool."""
        return self.var / "voice"

    @property
    def recordings_dir(self) -> Path:
        """Where the engine writes recordings."""
        return self.var / "recordings"

    @property
    def log_dir(self) -> Path:
        """One log per process."""
        return self.var / "log"

    @property
    def run_dir(self) -> Path:
        """Lock, process table, sockets."""
        return self.var / "run"

    @property
    def browser_host(self) -> str:
        """The host to print in addresses."""
        if self.public_host:
            return self.public_host
        return "127.0.0.1" if self.bind in {"0.0.0.0", "::"} else self.bind  # noqa: S104 - compared

    @property
    def web_address(self) -> str:
        """The address a browser opens."""
        scheme = "https" if self.https else "http"
        return f"{scheme}://{self.browser_host}:{self.web_port}"

    def tcp_ports(self) -> dict[str, int]:
        """Every TCP port that must be free before the start, by the process that takes it."""
        return {
            "web": self.web_port,
            "callcontrol": self.callcontrol_port,
            "voice": self.engine_http_port,
            "voice-ami": self.engine_ami_port,
            **(
                {"voice-sips": self.engine_sips_port, "voice-wss": self.engine_wss_port}
                if self.tls_certificate
                else {}
            ),
        }

"""The engine's configuration files, filled in from the settings."""

from collections.abc import Mapping
from pathlib import Path
from string import Template

from contracts.credentials import seat_password
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.modules import loadable
from runtime.voice_engine.root import VoiceRoot
from runtime.voice_engine.settings import VoiceEngineSettings

TEMPLATES = Path(__file__).parent / "templates"
CERTIFICATE, KEY = "certificate.pem", "key.pem"
WRITTEN_BY_CALL_CONTROL = ("pjsip_seats.conf", "queues_seats.conf")
"""Included by ours; created empty, never overwritten."""

DELIBERATELY_EMPTY = {
    "acl.conf": "",
    "ccss.conf": "[general]\n",
    "cel.conf": "[general]\nenable = no\n",
    "cli.conf": "",
    "cli_aliases.conf": "[general]\n",
    "cli_permissions.conf": "[general]\ndefault_perm = permit\n",
    "dnsmgr.conf": "[general]\nenable = no\n",
    "extconfig.conf": "[settings]\n",
    "features.conf": "[general]\n",
    "queuerules.conf": "[general]\n",
    "sorcery.conf": "",
    "udptl.conf": "[general]\n",
    "websocket_client.conf": "",
}
"""Asterisk complains about missing files; these say: not used here."""


class EngineTemplate(Template):
    """``@{name}``, because ``${name}`` belongs to Asterisk's dialplan."""

    delimiter = "@"


def configuration_files(settings: VoiceEngineSettings, root: VoiceRoot) -> dict[str, str]:
    """Return every configuration file by name; the same settings give the same text."""
    values = _values(settings, root)
    filled = {
        template.name: EngineTemplate(template.read_text()).substitute(values)
        for template in sorted(TEMPLATES.glob("*.conf"))
    }
    return DELIBERATELY_EMPTY | filled


def _values(settings: VoiceEngineSettings, root: VoiceRoot) -> dict[str, object]:
    loads = loadable(root.modules_dir, is_patched=root.manifest.is_patched)
    return {
        "instance": settings.instance_dir,
        "recordings": settings.recordings_dir,
        "modules_dir": root.modules_dir,
        "sbin_dir": root.program.parent,
        "loads": "\n".join(f"load = {name}.so" for name in loads),
        "bind": settings.bind,
        "sip_port": settings.sip_port,
        "http_port": settings.http_port,
        "ami_port": settings.ami_port,
        "rtp_start": settings.rtp_start,
        "rtp_end": settings.rtp_end,
        "ari_password": settings.ari_password,
        "ami_password": settings.ami_password,
        "citizen_password": seat_password(settings.seat_secret, "citizen"),
        "trunk_contact": settings.trunk_contact,
        "trunk_matches": "\n".join(f"match = {peer}" for peer in settings.trunk_peers),
        "longest_call_seconds": settings.longest_call_seconds,
        "line_limit": settings.line_limit,
        "visitor_password": seat_password(settings.seat_secret, "visitor"),
        "https": _https(settings),
        "sips": _sips(settings),
        "home_door": "; by way of the edge" if settings.is_behind_edge else "transport = tls",
    }


def tls_files(settings: VoiceEngineSettings) -> dict[str, bytes]:
    """Return the certificate and its key, to be laid where the engine's account may read them.

    Raises:
        VoiceEngineError: one of them cannot be read.

    """
    if settings.tls is None:
        return {}
    wanted = {CERTIFICATE: settings.tls.certificate, KEY: settings.tls.key}
    try:
        return {name: path.read_bytes() for name, path in wanted.items()}
    except OSError as error:
        msg = f"无法读取 TLS 证书或私钥：{error.filename}(HOTLINE_TLS_CERTIFICATE、HOTLINE_TLS_KEY)"
        raise VoiceEngineError(msg) from error


def _https(settings: VoiceEngineSettings) -> str:
    """Browsers on other machines need HTTPS, and then the engine's WebSocket does too."""
    if settings.tls is None:
        return "tlsenable = no"
    etc = settings.instance_dir / "etc"
    lines = {
        "tlsenable": "yes",
        "tlsbindaddr": f"{settings.bind}:{settings.tls.wss_port}",
        "tlscertfile": etc / CERTIFICATE,
        "tlsprivatekey": etc / KEY,
        "tlsdisablev1": "yes",
        "tlsdisablev11": "yes",
    }
    return _settings(lines)


def _sips(settings: VoiceEngineSettings) -> str:
    """SIP over TLS; without a certificate the transport does not exist."""
    if settings.tls is None:
        return "; no certificate, no door"
    etc = settings.instance_dir / "etc"
    lines = {
        "type": "transport",
        "protocol": "tls",
        "bind": f"{settings.bind}:{settings.tls.sip_port}",
        "cert_file": etc / CERTIFICATE,
        "priv_key_file": etc / KEY,
        "method": "sslv23",
    }
    wss = {"type": "transport", "protocol": "wss", "bind": settings.bind}
    return f"[tls]\n{_settings(lines)}\n\n[wss]\n{_settings(wss)}"


def _settings(lines: Mapping[str, object]) -> str:
    return "\n".join(f"{name} = {value}" for name, value in lines.items())

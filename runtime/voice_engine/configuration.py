"""The engine's configuration files, filled in from the settings."""

from pathlib import Path
from string import Template

from contracts.credentials import seat_password
from runtime.voice_engine.modules import modules
from runtime.voice_engine.root import VoiceRoot
from runtime.voice_engine.settings import VoiceEngineSettings

TEMPLATES = Path(__file__).parent / "templates"
WRITTEN_BY_CALL_CONTROL = ("pjsip_seats.conf", "queues_seats.conf")
"""Included by ours; created empty, never overwritten."""

DELIBERATELY_EMPTY = {
    "acl.conf": "",
    "ccss.conf": "[general]\n",
    "cdr.conf": "[general]\nenable = no\n",
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
    loads = modules(is_patched=root.manifest.is_patched)
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
        "tls": _tls(settings),
    }


def _tls(settings: VoiceEngineSettings) -> str:
    """Browsers on other machines need HTTPS, and then the engine's WebSocket does too."""
    if settings.https_port is None or settings.tls_certificate is None:
        return "tlsenable = no"
    lines = {
        "tlsenable": "yes",
        "tlsbindaddr": f"{settings.bind}:{settings.https_port}",
        "tlscertfile": settings.tls_certificate,
        "tlsprivatekey": settings.tls_key or settings.tls_certificate,
        "tlsdisablev1": "yes",
        "tlsdisablev11": "yes",
    }
    return "\n".join(f"{name} = {value}" for name, value in lines.items())

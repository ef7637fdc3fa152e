"""The environment every child process gets."""

import os
import sys
from pathlib import Path

from runtime.postgres import PostgresServer
from runtime.secrets import load_secrets
from runtime.settings import Settings

DATABASE = "hotline"


def postgres_server(settings: Settings) -> PostgresServer:
    """Describe the embedded server of this installation."""
    return PostgresServer(settings.var, port=settings.postgres_port)


def database_url(settings: Settings) -> str:
    """Name the database: the external one when given, else the embedded one."""
    return settings.external_database or postgres_server(settings).uri(DATABASE)


def child_environment(settings: Settings) -> dict[str, str]:
    """Name everything the processes must know, secrets included.

    Variables of the surrounding shell are kept, except those that would make a child use
    another Python.
    """
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONHOME", "PYTHONPATH"}}
    return {
        **inherited,
        "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Shanghai",
        "DATABASE_URL": database_url(settings),
        "HOTLINE_VAR": str(settings.var),
        "HOTLINE_BIND": settings.bind,
        "HOTLINE_PUBLIC_HOST": settings.public_host,
        "HOTLINE_HTTPS": "1" if settings.https else "0",
        "HOTLINE_WEB_PORT": str(settings.web_port),
        "HOTLINE_CALLCONTROL_PORT": str(settings.callcontrol_port),
        "HOTLINE_ENGINE_HTTP_PORT": str(settings.engine_http_port),
        "HOTLINE_ENGINE_AMI_PORT": str(settings.engine_ami_port),
        "HOTLINE_ENGINE_SIP_PORT": str(settings.engine_sip_port),
        "HOTLINE_ENGINE_SIPS_PORT": str(settings.engine_sips_port),
        "HOTLINE_ENGINE_WSS_PORT": str(settings.engine_wss_port),
        "HOTLINE_TLS_CERTIFICATE": settings.tls_certificate,
        "HOTLINE_TLS_KEY": settings.tls_key,
        "HOTLINE_LINE_LIMIT": str(settings.line_limit),
        "HOTLINE_RTP_START": str(settings.rtp_start),
        "HOTLINE_RTP_END": str(settings.rtp_end),
        "HOTLINE_VOICE_DIR": str(settings.voice_dir),
        "HOTLINE_RECORDINGS_DIR": str(settings.recordings_dir),
        "HOTLINE_CITY": settings.city,
        "HOTLINE_TRUNK_PEERS": settings.trunk_peers,
        "HOTLINE_TRUNK_CONTACT": settings.trunk_contact,
        **load_secrets(settings.var / "secrets.json"),
    }

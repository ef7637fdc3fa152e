"""One throw-away PostgreSQL and one set of settings for a test session."""

import base64
import contextlib
import os
import secrets
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

from runtime.places import ROOT, place_state
from runtime.postgres import PostgresServer

TEST_STATE = "HOTLINE_TEST_VAR"
EXTERNAL = "HOTLINE_TEST_DATABASE_URL"


def state_directory() -> Path:
    """Directory for everything tests leave behind: ``var-test`` unless told otherwise."""
    return place_state(Path(os.environ.get(TEST_STATE) or ROOT / "var-test"))


def _is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def sweep_sessions(state: Path) -> None:
    """Remove what killed test sessions left: their servers and their directories."""
    for session in state.glob("session-*"):
        owner = session.name.split("-")[1]
        if owner.isdigit() and not _is_alive(int(owner)):
            PostgresServer(session, is_durable=False).stop_left_over()
            shutil.rmtree(session, ignore_errors=True)


@contextlib.contextmanager
def database_session() -> Iterator[dict[str, str]]:
    """Start a PostgreSQL of this session's own and yield the environment for our processes.

    Every session has its own cluster, so several may run side by side. Nothing is durable
    (``fsync=off``); the directory goes away at the end. ``HOTLINE_TEST_DATABASE_URL`` names an
    external server instead.
    """
    state = state_directory()
    sweep_sessions(state)
    session = state / f"session-{os.getpid()}-{secrets.token_hex(3)}"
    session.mkdir(parents=True)
    session.chmod(0o755)
    external = os.environ.get(EXTERNAL)
    server: subprocess.Popen[bytes] | None = None
    try:
        if external is None:
            postgres = PostgresServer(session, is_durable=False)
            postgres.prepare()
            server = postgres.spawn()
        yield session_environment(session, external or postgres.uri())
    finally:
        if server is not None:
            server.send_signal(signal.SIGQUIT)  # nothing in it is worth an orderly stop
            server.wait(30)
        shutil.rmtree(session, ignore_errors=True)


def session_environment(session: Path, database_url: str) -> dict[str, str]:
    """Name every variable our processes expect, with fresh secrets."""
    return {
        "HOTLINE_VAR": str(session),
        "HOTLINE_BIND": "127.0.0.1",
        "DATABASE_URL": database_url,
        "HOTLINE_WEB_PORT": "12345",
        "HOTLINE_CALLCONTROL_PORT": "12346",
        "HOTLINE_ENGINE_HTTP_PORT": "12347",
        "HOTLINE_ENGINE_AMI_PORT": "12348",
        "HOTLINE_ENGINE_SIP_PORT": "12360",
        "HOTLINE_RTP_START": "20000",
        "HOTLINE_RTP_END": "24999",
        "HOTLINE_VOICE_DIR": str(session / "voice"),
        "HOTLINE_RECORDINGS_DIR": str(session / "recordings"),
        "HOTLINE_CITY": "haikou",
        "HOTLINE_TRUNK_PEERS": "127.0.0.10/32,127.0.0.20/32",
        "HOTLINE_TRUNK_CONTACT": "sip:127.0.0.20:12370",
        "HOTLINE_FIELD_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        **{
            f"HOTLINE_{name}": secrets.token_urlsafe(32)
            for name in (
                *("SECRET_KEY", "COMMAND_SECRET", "TICKET_SECRET", "SEAT_SECRET"),
                *("ARI_PASSWORD", "AMI_PASSWORD"),
            )
        },
    }

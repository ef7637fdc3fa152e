"""A throw-away installation for a benchmark: durable PostgreSQL, migrated, one city loaded."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from runtime.places import ROOT, place_state
from runtime.postgres import PostgresServer
from runtime.priority import set_niceness
from runtime.testing import session_environment


@contextlib.contextmanager
def installation(name: str, port_base: int) -> Iterator[dict[str, str]]:
    """Start PostgreSQL (fsync on), migrate, load the city; yield the environment.

    The ports are ``port_base`` + the usual offsets. Everything is removed at the end.
    """
    state = place_state(ROOT / f"var-bench-{name}")
    postgres = PostgresServer(state, is_durable=True)
    postgres.stop_left_over()
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    state.chmod(0o755)
    postgres.prepare()
    server = postgres.spawn()
    try:
        environment = surroundings(state, postgres.uri(), port_base)
        for command in (["migrate", "-v0"], ["load_city"]):
            manage(environment, *command)
        yield environment
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)
        if "HOTLINE_BENCH_KEEP" not in os.environ:
            shutil.rmtree(state, ignore_errors=True)


def surroundings(state: Path, database_url: str, port_base: int) -> dict[str, str]:
    """Return the environment of an installation, with fresh secrets."""
    return {
        **os.environ,
        **session_environment(state, database_url),
        "HOTLINE_WEB_PORT": str(port_base + 45),
        "HOTLINE_CALLCONTROL_PORT": str(port_base + 46),
        "HOTLINE_ENGINE_HTTP_PORT": str(port_base + 47),
        "HOTLINE_ENGINE_AMI_PORT": str(port_base + 48),
        "HOTLINE_ENGINE_SIP_PORT": str(port_base + 60),
        "HOTLINE_TRUNK_CONTACT": f"sip:127.0.0.20:{port_base + 70}",
        "HOTLINE_RTP_START": "47000",
        "HOTLINE_RTP_END": "48999",
    }


def manage(environment: dict[str, str], *command: str) -> str:
    """Run a management command; return what it printed."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "hotline.manage", *command],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@contextlib.contextmanager
def process(
    environment: dict[str, str], *command: str, niceness: int = 0
) -> Iterator[subprocess.Popen[bytes]]:
    """Run one process of the platform beside us; its output goes to a log in the state."""
    log = Path(environment["HOTLINE_VAR"]) / f"{command[-1].rsplit('.', 1)[-1]}.log"
    with log.open("ab") as out:
        child = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    set_niceness(child.pid, niceness)
    try:
        yield child
    finally:
        child.terminate()
        child.wait(20)


@contextlib.contextmanager
def web(environment: dict[str, str]) -> Iterator[str]:
    """Run the web server as the supervisor does; yield its address once it answers."""
    port = environment["HOTLINE_WEB_PORT"]
    command = (
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", port),
        *("--workers", "2", "--blocking-threads", "4", "--log-level", "warning"),
        "hotline.config.wsgi:application",
    )
    address = f"http://127.0.0.1:{port}"
    with process(environment, *command):
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api/session", timeout=2).close()  # noqa: S310 - our own address
                break
            time.sleep(0.1)
        yield address

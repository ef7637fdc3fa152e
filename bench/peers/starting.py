"""Start a server, wait until it answers, stop it."""

import contextlib
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

PATIENCE = 90


@contextlib.contextmanager
def started(
    command: list[str], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Run a server in a group of its own; its output goes to a log."""
    with log.open("ab") as out:
        server = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=out, stderr=out, start_new_session=True, cwd=log.parent, env=environment
        )
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(10)


def wait_until(is_ready: Callable[[], object], what: str) -> None:
    """Wait until it no longer fails.

    Raises:
        RuntimeError: it took too long.

    """
    for _ in range(PATIENCE * 5):
        with contextlib.suppress(Exception):
            is_ready()
            return
        time.sleep(0.2)
    msg = f"{what} does not answer"
    raise RuntimeError(msg)


def answers(address: str) -> Callable[[], object]:
    """Return what asks an address of ours, whatever it says."""

    def ask() -> None:
        with contextlib.suppress(urllib.error.HTTPError):
            urllib.request.urlopen(address, timeout=30).close()  # noqa: S310 - our own address

    return ask

"""The web server with the built pages, as the platform serves them."""

import contextlib
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.platform import process
from bootstrap import ensure_web


@contextlib.contextmanager
def web_with_pages(environment: dict[str, str], state: Path) -> Iterator[str]:
    """Build the pages if they are out of date, serve them, and yield the address."""
    ensure_web()
    port = environment["HOTLINE_WEB_PORT"]
    (state / "static").mkdir(exist_ok=True)
    command = (
        str(Path(sys.executable).with_name("granian")),
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", port),
        *("--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"),
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

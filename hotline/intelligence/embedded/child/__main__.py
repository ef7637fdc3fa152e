"""The models' host: JSON lines over a Unix socket, until its parent ends or nobody asks.

``python -m hotline.intelligence.embedded.child SOCKET MODELS IDLE_SECONDS``
"""

import json
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from hotline.intelligence.embedded.child.tasks import Tasks

_MOST_BYTES = 64 * 1024 * 1024
_LOOK_SECONDS = 2.0


class Host:
    """The listening socket, and when it was last asked."""

    def __init__(self, place: Path, tasks: Tasks, idle_seconds: float) -> None:
        self._tasks, self._idle = tasks, idle_seconds
        self._asked_at, self._busy = time.monotonic(), 0
        self._lock = threading.Lock()
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        folder = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
        address = f"/proc/self/fd/{folder}/{place.name}"
        place.unlink(missing_ok=True)
        os.umask(0o177)
        self._door.bind(address)
        self._door.listen(64)

    def serve(self) -> None:
        """Answer whoever connects, each in a thread of its own."""
        for work in (self._watch_parent, self._watch_idleness):
            threading.Thread(target=work, daemon=True).start()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            connection, _ = self._door.accept()
            threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as asked:
            while line := asked.readline(_MOST_BYTES):
                with self._lock:
                    self._busy += 1
                answer = self._answer(line)
                with self._lock:
                    self._busy -= 1
                    self._asked_at = time.monotonic()
                try:
                    connection.sendall(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
                except OSError:
                    return

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            return {"ok": True, **self._tasks.run(json.loads(line))}
        except (OSError, ImportError) as error:
            return {"ok": False, "code": "missing", "error": f"{type(error).__name__}: {error}"}
        except Exception as error:  # noqa: BLE001 - one bad question must not end the host
            return {"ok": False, "code": "failed", "error": f"{type(error).__name__}: {error}"}

    def _watch_parent(self) -> None:
        """End with whoever started us: they hold the other end of our stdin."""
        while sys.stdin.buffer.read(1):
            pass
        os._exit(0)

    def _watch_idleness(self) -> None:
        while True:
            time.sleep(min(_LOOK_SECONDS, self._idle / 2))
            self._tasks.shelf.drop_idle(self._idle)
            with self._lock:
                quiet = time.monotonic() - self._asked_at
                if not self._busy and quiet >= self._idle and not self._tasks.shelf.loaded():
                    os._exit(0)


def main() -> None:
    """Serve until the end."""
    place, models, idle = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    cores = len(os.sched_getaffinity(0))
    Host(place, Tasks(models, cores=cores), idle).serve()


if __name__ == "__main__":
    main()

"""The table of running processes on disk: who runs, since when, and what a crash left."""

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from runtime.processes import Child
from runtime.services import kill_group

START_TIME_FIELD = 19
"""Field 22 of /proc/<pid>/stat, counted after the command's closing bracket."""


def start_time(pid: int) -> int | None:
    """Return when a process began, in the kernel's ticks; None when there is none.

    A pid alone may have been reused; a pid with its start time is one process for ever.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else int(fields[START_TIME_FIELD])


def boot() -> str:
    """Name this run of the machine: pids and start times mean nothing across two."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


class ProcessTable:
    """``run/supervisor.json``, written by the supervisor, read by everybody."""

    def __init__(self, run_dir: Path) -> None:
        self._path = run_dir / "supervisor.json"
        self._lock = run_dir / "supervisor.lock"
        self._began = datetime.now(UTC)

    @contextlib.contextmanager
    def hold(self) -> Iterator[bool]:
        """Hold the installation for one supervisor; yield False when another one has it."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._lock.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True
            self._path.unlink(missing_ok=True)

    def is_held(self) -> bool:
        """Tell whether a supervisor is alive, without waiting."""
        if not self._lock.exists():
            return False
        with self._lock.open("r") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def write(self, children: Sequence[Child], *, is_ready: bool) -> None:
        """Replace the table."""
        rows = [
            {
                "name": child.service.name,
                "pid": child.pid,
                "start_time": start_time(child.pid) if child.pid else None,
                "state": child.state.value,
                "since": child.since.isoformat() if child.since else None,
                "restarts": child.restarts,
                "last_exit": child.last_exit,
            }
            for child in children
        ]
        table = {
            "boot": boot(),
            "pid": os.getpid(),
            "start_time": start_time(os.getpid()),
            "started_at": self._began.isoformat(),
            "is_ready": is_ready,
            "processes": rows,
        }
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(table, indent=1))
        draft.replace(self._path)

    def read(self) -> dict[str, Any] | None:
        """Return the table, or None when there is none."""
        try:
            table: dict[str, Any] = json.loads(self._path.read_text())
        except (OSError, ValueError):
            return None
        return table

    def left_overs(self) -> list[tuple[str, int]]:
        """Name the children of a dead supervisor that still live."""
        if self.is_held():
            return []
        return self._living()

    def _living(self) -> list[tuple[str, int]]:
        table = self.read() or {}
        rows = table.get("processes", []) if table.get("boot") == boot() else []
        return [
            (row["name"], row["pid"])
            for row in rows
            if row["pid"] and _is_same(row["pid"], row["start_time"])
        ]

    def end_left_overs(self, *, seconds: float = 10) -> list[str]:
        """End them, the last started first; for the supervisor that holds the lock."""
        ended = []
        for name, pid in reversed(self._living()):
            born = start_time(pid)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT if name == "postgres" else signal.SIGTERM)
            deadline = time.monotonic() + seconds
            while born is not None and start_time(pid) == born and time.monotonic() < deadline:
                time.sleep(0.05)
            kill_group(pid)
            ended.append(name)
        return ended


def _is_same(pid: int, born: int | None) -> bool:
    """Tell whether a recorded leader, or what it left in its group, still lives.

    The kernel gives no pid away while it still names a process group.
    """
    now = start_time(pid)
    if now is not None:
        return now == born
    try:
        os.killpg(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True

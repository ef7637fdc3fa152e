"""Processes that outlived a killed test session: noted when started, ended by the next session."""

import contextlib
import os
import signal
from pathlib import Path

LIST = "processes"
START_TIME = 19
"""Index of a process's start time in ``/proc/<pid>/stat``, after its name."""


def _start_time(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[START_TIME]
    return ""


def note(var: Path, pid: int) -> None:
    """Remember a process that must not outlive the session."""
    with (var / LIST).open("a") as file:
        file.write(f"{pid} {_start_time(pid)}\n")


def sweep(var: Path) -> None:
    """End what a killed session of this directory left; a reused pid is nobody of ours."""
    if not (var / LIST).exists():
        return
    for line in (var / LIST).read_text().splitlines():
        pid, _, started = line.partition(" ")
        if started and _start_time(int(pid)) == started:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)

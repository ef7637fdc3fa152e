"""What a supervised process is, and how one life of it is started and ended."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from runtime.priority import set_niceness

LONGEST_LINE = 2**20


@dataclass(frozen=True, kw_only=True)
class Service:
    """One program the supervisor keeps alive."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    run_as: tuple[int, int] | None = None
    working_dir: Path = Path("/")
    niceness: int = 0
    """Below 0: before others, where we are allowed to."""
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 10
    is_ready: Callable[[int], bool] = lambda _pid: True
    """Blocking, quick; asked again and again with the pid until it agrees."""
    ready_seconds: float = 180
    prepare: Callable[[], None] | None = None
    """Blocking; called before every start, also after a crash."""


async def spawn(service: Service) -> asyncio.subprocess.Process:
    """Start the program in a session of its own, so that a Ctrl-C reaches only us."""
    account: dict[str, Any] = {}
    if service.run_as is not None:
        user, group = service.run_as
        account = {"user": user, "group": group, "extra_groups": []}
    process = await asyncio.create_subprocess_exec(
        *service.command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=service.environment,
        cwd=service.working_dir,
        start_new_session=True,
        limit=LONGEST_LINE,
        **account,
    )
    if service.niceness:
        set_niceness(process.pid, service.niceness)
    return process


async def read_lines(stream: asyncio.StreamReader, write: Callable[[str], None]) -> None:
    """Pass on every line of a process until it closes its output."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            write("（一行日志过长，已略去）")
            continue
        if not line:
            return
        text = line.decode(errors="replace").rstrip()
        if text:
            write(text)


async def end(process: asyncio.subprocess.Process, service: Service) -> bool:
    """Ask the process to stop, force it when its time is up; return whether force was needed."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(service.stop_signal)
    try:
        await asyncio.wait_for(process.wait(), service.stop_seconds)
    except TimeoutError:
        kill_group(process.pid)
        await process.wait()
        return True
    kill_group(process.pid)
    return False


def kill_group(pid: int) -> None:
    """End whatever a dead leader's session still holds, its ports above all."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)

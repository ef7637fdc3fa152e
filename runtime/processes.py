"""Keep a set of processes alive: start in order, restart with back-off, stop in reverse."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from runtime.services import Service, end, kill_group, read_lines, spawn

LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0
"""A life this long was a good one: the next pause is short again."""


class ChildState(StrEnum):
    """Where a process is in its life."""

    STARTING = "starting"
    RUNNING = "running"
    WAITING = "waiting_to_restart"
    STOPPED = "stopped"


class StartError(Exception):
    """A process did not become ready (Chinese text)."""


def pause_after(failures: int) -> float:
    """Return the seconds to wait before the next start: 1, 2, 4, 8, 16, then always 30."""
    return min(LONGEST_PAUSE, 2.0 ** max(0, failures - 1))


@dataclass
class Child:
    """One service and its present life."""

    service: Service
    state: ChildState = ChildState.STOPPED
    pid: int | None = None
    restarts: int = 0
    since: datetime | None = None
    last_exit: int | None = None


class Supervisor:
    """Own the children; ``log`` gets (name, line), ``changed`` is called on every change."""

    def __init__(
        self,
        log: Callable[[str, str], None],
        changed: Callable[[Sequence[Child]], None] = lambda _children: None,
        pause: Callable[[int], float] = pause_after,
    ) -> None:
        self.children: list[Child] = []
        self._log = log
        self._changed = changed
        self._pause = pause
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._stopping: dict[str, asyncio.Event] = {}

    async def start(self, service: Service) -> Child:
        """Start a service and wait until it is ready.

        Raises:
            StartError: it exited or stayed unready; it is stopped again.

        """
        child = Child(service)
        self.children.append(child)
        self._stopping[service.name] = asyncio.Event()
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._keep_alive(child, ready), name=service.name)
        self._tasks[service.name] = task
        await ready
        return child

    async def stop(self) -> None:
        """Stop every child, the last started first."""
        for child in reversed(self.children):
            self._stopping[child.service.name].set()
            await asyncio.gather(self._tasks[child.service.name], return_exceptions=True)
            self._set(child, ChildState.STOPPED)

    def force(self) -> None:
        """Kill everything at once."""
        for child in self.children:
            if child.pid is not None:
                kill_group(child.pid)

    def _set(self, child: Child, state: ChildState, pid: int | None = None) -> None:
        child.state, child.pid, child.since = state, pid, datetime.now(UTC)
        self._changed(self.children)

    async def _keep_alive(self, child: Child, ready: asyncio.Future[None]) -> None:
        name, failures = child.service.name, 0
        stopping = self._stopping[name]
        while not stopping.is_set():
            began = time.monotonic()
            try:
                await self._live_once(child, ready)
            except Exception as error:  # noqa: BLE001 - the next start may succeed
                self._log(name, f"未能启动：{error}")
            if not ready.done():
                ready.set_exception(StartError(f"{name} 未能启动，详情见上面的日志"))
                return
            if stopping.is_set():
                return
            failures = 1 if time.monotonic() - began > STEADY_SECONDS else failures + 1
            child.restarts += 1
            delay = self._pause(failures)
            self._log(name, f"进程意外退出（退出码 {child.last_exit}），{delay:g} 秒后重新启动")
            self._set(child, ChildState.WAITING)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), delay)

    async def _live_once(self, child: Child, ready: asyncio.Future[None]) -> None:
        service = child.service
        if service.prepare is not None:
            await asyncio.to_thread(service.prepare)
        process = await spawn(service)
        self._set(child, ChildState.STARTING, process.pid)
        if process.stdout is None:
            msg = "no output pipe"
            raise StartError(msg)
        name = service.name
        reader = asyncio.create_task(read_lines(process.stdout, lambda x: self._log(name, x)))
        watcher = asyncio.create_task(self._watch_ready(child, process.pid, ready))
        stopping = asyncio.create_task(self._stopping[name].wait())
        exited = asyncio.create_task(process.wait())
        await asyncio.wait({stopping, exited}, return_when=asyncio.FIRST_COMPLETED)
        if await end(process, service):
            self._log(name, "未在规定时间内退出，已强制结束")
        child.last_exit = process.returncode
        await asyncio.wait({reader}, timeout=1)
        for task in (reader, watcher, stopping, exited):
            task.cancel()

    async def _watch_ready(self, child: Child, pid: int, ready: asyncio.Future[None]) -> None:
        deadline = time.monotonic() + child.service.ready_seconds
        while not await asyncio.to_thread(child.service.is_ready, pid):
            if time.monotonic() > deadline:
                self._log(child.service.name, "迟迟没有就绪，重新启动")
                kill_group(pid)
                return
            await asyncio.sleep(0.1)
        self._set(child, ChildState.RUNNING, pid)
        if not ready.done():
            ready.set_result(None)

"""The supervisor on real child processes: order, restart, back-off, force."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from runtime.priority import VOICE_NICENESS
from runtime.process_table import start_time
from runtime.processes import Child, ChildState, StartError, Supervisor, pause_after
from runtime.services import Service

STAY = "import time; print('ready', flush=True); time.sleep(60)"


def service(name: str, program: str, **more: object) -> Service:
    command = (sys.executable, "-c", program)
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    return Service(name=name, command=command, environment=environment, **more)  # type: ignore[arg-type]


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.02)


def test_pause_after_each_failure_doubles_up_to_half_a_minute() -> None:
    assert [pause_after(n) for n in range(1, 8)] == [1, 2, 4, 8, 16, 30, 30]


async def test_child_that_crashes_is_started_again_with_growing_pauses(tmp_path: Path) -> None:
    lines: list[str] = []
    asked: list[int] = []

    def pause(failures: int) -> float:
        asked.append(failures)
        return 0.05

    supervisor = Supervisor(lambda _name, line: lines.append(line), pause=pause)
    mark = tmp_path / "lives"
    program = (
        f"import time; open({str(mark)!r}, 'a').write('x'); time.sleep(0.3); raise SystemExit(3)"
    )
    child = await supervisor.start(service("fragile", program))
    await until(lambda: mark.exists() and len(mark.read_text()) >= 3)
    await supervisor.stop()

    assert asked[:2] == [1, 2]
    assert child.restarts >= 2
    assert child.last_exit in {3, -signal.SIGTERM}
    assert any("退出码 3" in line for line in lines)
    assert child.state is ChildState.STOPPED


async def test_children_are_stopped_in_the_reverse_order_of_their_start(tmp_path: Path) -> None:
    program = (
        "import signal, sys, time\n"
        f"log = {str(tmp_path / 'ended')!r}\n"
        "def bye(*_):\n    open(log, 'a').write(sys.argv[1] + ' '); sys.exit(0)\n"
        "signal.signal(signal.SIGTERM, bye); print('armed', flush=True); time.sleep(60)"
    )
    armed: set[str] = set()
    supervisor = Supervisor(lambda name, _line: armed.add(name))
    for name in ("first", "second", "third"):
        plain = service(name, program)
        await supervisor.start(
            Service(
                name=name,
                command=(*plain.command, name),
                environment=plain.environment,
                is_ready=lambda _pid, name=name: name in armed,  # type: ignore[misc]
            )
        )
    await supervisor.stop()
    assert (tmp_path / "ended").read_text().split() == ["third", "second", "first"]


async def test_child_that_ignores_the_stop_signal_is_killed_with_its_own_children() -> None:
    program = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "grandchild = subprocess.Popen(['sleep', '60'])\n"
        "print('grandchild', grandchild.pid, flush=True); time.sleep(60)"
    )
    lines: list[str] = []
    supervisor = Supervisor(lambda _name, line: lines.append(line))
    await supervisor.start(
        service("stubborn", program, stop_seconds=0.3, is_ready=lambda _pid: bool(lines))
    )
    grandchild = int(lines[0].split()[1])
    began = time.monotonic()
    await supervisor.stop()

    assert time.monotonic() - began < 5
    # Killed, but init has yet to bury it.
    while start_time(grandchild) is not None and time.monotonic() - began < 5:  # noqa: ASYNC110 - the kernel tells nobody
        await asyncio.sleep(0.01)
    assert start_time(grandchild) is None
    assert any("强制结束" in line for line in lines)


async def test_start_of_a_program_that_ends_at_once_fails_with_its_name() -> None:
    supervisor = Supervisor(lambda _name, _line: None)
    with pytest.raises(StartError, match="broken"):
        await supervisor.start(
            service("broken", "raise SystemExit(1)", is_ready=lambda _pid: False)
        )
    await supervisor.stop()
    assert supervisor.children[0].state is ChildState.STOPPED


async def test_start_of_a_program_that_never_gets_ready_fails_after_its_time() -> None:
    supervisor = Supervisor(lambda _name, _line: None)
    with pytest.raises(StartError):
        await supervisor.start(
            service("lazy", STAY, is_ready=lambda _pid: False, ready_seconds=0.3)
        )
    await supervisor.stop()


async def test_stop_during_a_pause_does_not_wait_for_the_pause() -> None:
    supervisor = Supervisor(lambda _name, _line: None, pause=lambda _failures: 60)
    child: Child = await supervisor.start(service("short", "import time; time.sleep(0.2)"))
    await until(lambda: child.state is ChildState.WAITING)
    began = time.monotonic()
    await supervisor.stop()
    assert time.monotonic() - began < 2


async def test_prepare_runs_before_every_life_of_a_child(tmp_path: Path) -> None:
    mark = tmp_path / "prepared"

    def prepare() -> None:
        with mark.open("a") as file:
            file.write("x")

    supervisor = Supervisor(lambda _name, _line: None, pause=lambda _failures: 0.01)
    await supervisor.start(service("short", "import time; time.sleep(0.1)", prepare=prepare))
    await until(lambda: len(mark.read_text()) >= 2)
    await supervisor.stop()


async def test_line_that_is_too_long_is_left_out_and_the_next_ones_still_arrive() -> None:
    lines: list[str] = []
    program = "import time; print('x' * 3_000_000); print('after', flush=True); time.sleep(60)"
    supervisor = Supervisor(lambda _name, line: lines.append(line))
    await supervisor.start(service("chatty", program))
    await until(lambda: "after" in lines)
    await supervisor.stop()
    assert any("略去" in line for line in lines)


async def test_voice_runs_before_the_rest_where_the_account_may_say_so() -> None:
    supervisor = Supervisor(lambda _name, _line: None)
    ordinary = await supervisor.start(service("ordinary", STAY))
    voice = await supervisor.start(service("voice", STAY, niceness=VOICE_NICENESS))
    assert ordinary.pid is not None
    assert voice.pid is not None
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    raised = VOICE_NICENESS if os.geteuid() == 0 else mine
    assert os.getpriority(os.PRIO_PROCESS, voice.pid) == raised
    assert os.getpriority(os.PRIO_PROCESS, ordinary.pid) == mine
    await supervisor.stop()

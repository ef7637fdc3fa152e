"""Several machines on one: network namespaces on one bridge, made and taken away by the test."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

NET = "10.77.0"
PUBLIC, TRUNK = f"{NET}.10", f"{NET}.9"
"""The two addresses that move between the proxies."""
SWITCH = "hl-switch"
POLL_SECONDS = 0.05


def run(*words: str, timeout: float = 20, folder: Path | None = None) -> str:
    """Run a program to its end.

    Raises:
        RuntimeError: it failed; the text is what it said.

    """
    done = subprocess.run(  # noqa: S603 - the test's own words
        words,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout,
        check=False,
        cwd=folder,
    )
    if done.returncode:
        msg = f"{' '.join(words)}: {done.stdout}{done.stderr}"
        raise RuntimeError(msg)
    return done.stdout


@dataclass
class Machine:
    """One machine of the network."""

    name: str
    number: int
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The machine's own address."""
        return f"{NET}.{self.number}"

    @property
    def space(self) -> str:
        """The name of its namespace."""
        return f"hl-{self.name}"

    def do(self, *words: str, timeout: float = 20, folder: Path | None = None) -> str:
        """Run a program on this machine to its end."""
        return run("ip", "netns", "exec", self.space, *words, timeout=timeout, folder=folder)

    def start(
        self,
        *words: str,
        log: Path,
        account: tuple[int, int] | None = None,
        environment: dict[str, str] | None = None,
    ) -> "subprocess.Popen[bytes]":
        """Start a program that goes on; it is ended with the network."""
        command = ["ip", "netns", "exec", self.space]
        if account:
            uid, gid = account
            command += ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups"]
        with log.open("ab") as out:
            process = subprocess.Popen(  # noqa: S603 - the test's own words
                [*command, *words],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd="/",
                env=environment or {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
                start_new_session=True,
            )
        self.processes.append(process)
        return process

    def kill_all(self) -> None:
        """Kill every program of this machine at once, as a power cut would."""
        for pid in run("ip", "netns", "pids", self.space).split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        for process in self.processes:
            process.wait(timeout=10)
        self.processes.clear()

    def unplug(self) -> None:
        """Take the cable out."""
        self.do("ip", "link", "set", "eth0", "down")

    def has_address(self, address: str) -> bool:
        """Tell whether the address is here now."""
        return f" {address}/" in self.do("ip", "-4", "addr", "show", "dev", "eth0")


def _make_switch() -> None:
    run("ip", "netns", "add", SWITCH)
    run("ip", "-n", SWITCH, "link", "add", "br0", "type", "bridge", "forward_delay", "0")
    run("ip", "-n", SWITCH, "link", "set", "br0", "up")


def _plug_in(machine: Machine) -> None:
    space, port = machine.space, f"p{machine.number}"
    run("ip", "netns", "add", space)
    run(
        *("ip", "-n", SWITCH, "link", "add", port, "type", "veth"),
        *("peer", "name", "eth0", "netns", space),
    )
    run("ip", "-n", SWITCH, "link", "set", port, "master", "br0", "up")
    for words in (
        ("link", "set", "lo", "up"),
        ("addr", "add", f"{machine.address}/24", "dev", "eth0"),
        ("link", "set", "eth0", "up"),
    ):
        run("ip", "-n", space, *words)
    machine.do("sysctl", "-qw", "net.ipv4.ip_nonlocal_bind=1")


def take_away() -> None:
    """End every namespace of ours, also those that an earlier run left."""
    for line in run("ip", "netns", "list").splitlines():
        name = line.split()[0]
        if not name.startswith("hl-"):
            continue
        for pid in run("ip", "netns", "pids", name).split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        run("ip", "netns", "del", name)


@contextlib.contextmanager
def network(*machines: Machine) -> Iterator[None]:
    """Have the machines on one switch for a while.

    Raises:
        RuntimeError: not root, or the kernel has no namespaces here.

    """
    take_away()
    try:
        _make_switch()
        for machine in machines:
            _plug_in(machine)
        yield
    finally:
        for machine in machines:
            with contextlib.suppress(RuntimeError):
                machine.kill_all()
        take_away()


def until(wish: str, seconds: float, holds: Callable[[], object]) -> float:
    """Wait until something holds; the seconds it took.

    Raises:
        TimeoutError: it did not come true; the text says what was wished.

    """
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if holds():
            return time.monotonic() - began
        time.sleep(POLL_SECONDS)
    raise TimeoutError(wish)

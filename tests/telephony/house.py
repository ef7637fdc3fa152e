"""Everything a story needs around the switchboard: ports, directories, database, processes."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg.rows import tuple_row
from psycopg.types.json import Jsonb

from contracts.telephony_config import NOTIFY_CHANNEL, TABLE
from runtime.places import ROOT
from runtime.testing import state_directory
from tests.telephony.flows import add_flows
from tests.telephony.leftovers import note, sweep
from tests.telephony.people import Person

FIRST_BASE, LAST_BASE, BLOCK = 34000, 35000, 100
WEB, REAL, FAKE, SIP, TRUNK = 45, 46, 56, 60, 70
RTP_START, RTP_COUNT = 43000, 200
PATIENCE = 60.0
WAV_HEADER = 44
LIMITS = {
    "offer_seconds": 3,
    "wrap_up_seconds": 2,
    "announce_every_seconds": 4,
    "prefers_last_operator": False,  # every story's citizen calls from the same number
}
PATIENCE_IN_CALLS = {"dial_seconds": 4, "reconnect_seconds": 5}


class HouseError(Exception):
    """Something the stories need did not start; the text holds its last words."""


@dataclass
class Process:
    """A program of ours with its log."""

    name: str
    popen: "subprocess.Popen[bytes]"
    log: Path

    def last_words(self) -> str:
        """Return the end of the log, for a failure's message."""
        return self.log.read_text(errors="replace")[-3000:]

    def must_live(self) -> None:
        """Fail with the log's end if the program has ended."""
        if self.popen.poll() is not None:
            msg = f"{self.name} ended with {self.popen.returncode}:\n{self.last_words()}"
            raise HouseError(msg)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the program and its group."""
        if self.popen.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.popen.pid, how)
            try:
                self.popen.wait(8)
            except subprocess.TimeoutExpired:
                os.killpg(self.popen.pid, signal.SIGKILL)
                self.popen.wait(8)


@dataclass
class House:
    """One installation for a test session, beside any other on this machine."""

    base: int
    var: Path
    database_url: str
    environment: dict[str, str] = field(default_factory=dict)
    processes: list[Process] = field(default_factory=list)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)

    @property
    def recordings(self) -> Path:
        """Where both stages write recordings."""
        return self.var / "recordings"

    @property
    def web_origin(self) -> str:
        """Address of the operator's page."""
        return f"http://127.0.0.1:{self.base + WEB}"

    def secret(self, name: str) -> str:
        """Return one of the installation's secrets, such as ``ARI_PASSWORD``."""
        return self.environment[f"HOTLINE_{name}"]

    def start(self, name: str, *command: str, extra: dict[str, str] | None = None) -> Process:
        """Start a Python program of the platform in a process group of its own."""
        log = self.var / "log" / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            popen = subprocess.Popen(  # noqa: S603 - our own programs
                [sys.executable, *command],
                cwd=ROOT,
                env={**os.environ, **self.environment, **(extra or {}), "PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        note(self.var, popen.pid)
        process = Process(name, popen, log)
        self.processes.append(process)
        return process

    def run(self, *command: str) -> str:
        """Run a Python program of ours to its end and return what it printed.

        Raises:
            HouseError: it failed.

        """
        done = subprocess.run(  # noqa: S603 - our own programs
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            msg = f"{' '.join(command)} failed:\n{done.stderr[-3000:]}"
            raise HouseError(msg)
        return done.stdout

    def quicken(self) -> None:
        """Publish the city's telephony again, with limits short enough and the stories' flows."""
        with psycopg.connect(self.database_url, row_factory=tuple_row) as connection:
            newest = connection.execute(
                f"SELECT version, content FROM {TABLE} ORDER BY version DESC LIMIT 1"  # noqa: S608 - a constant
            ).fetchone()
            if newest is None:
                msg = "load_city published no telephony"
                raise HouseError(msg)
            version, content = newest
            for each in content["queues"]:
                each.update(LIMITS)
            content.update({**PATIENCE_IN_CALLS, "version": version + 1})
            add_flows(content, secret=self.secret("SEAT_SECRET"))
            connection.execute(
                f"INSERT INTO {TABLE} (version, content, published_at) VALUES (%s, %s, now())",  # noqa: S608 - a constant
                (version + 1, Jsonb(content)),
            )
            connection.execute(f"NOTIFY {NOTIFY_CHANNEL}")

    def person(self, role: str, name: str) -> Person:
        """Return somebody of the roster."""
        return self.people[role, name]

    def hire_everybody(self) -> None:
        """Give everybody of the roster an account, in one process."""
        for account in json.loads(self.run("-m", "tests.telephony.roster")):
            person = Person(account["id"], account["username"], account["password"])
            self.people[account["role"], account["name"]] = person

    def open_recording(self, recording_id: int) -> bytes:
        """Return the samples of a sealed recording, without its WAV header."""
        path = self.var / f"opened-{recording_id}.wav"
        self.run("-m", "tests.telephony.opened", str(recording_id), str(path))
        return path.read_bytes()[WAV_HEADER:]

    def stop(self) -> None:
        """Stop every process, the last one started first."""
        for process in reversed(self.processes):
            process.stop()


def reserve_ports() -> tuple[int, socket.socket]:
    """Find a free block of ports; the socket keeps it ours while it is open."""
    for base in range(FIRST_BASE, LAST_BASE, BLOCK):
        lock = socket.socket()
        try:
            lock.bind(("127.0.0.1", base))
        except OSError:
            lock.close()
            continue
        lock.listen(1)
        return base, lock
    msg = f"no free block of ports between {FIRST_BASE} and {LAST_BASE}"
    raise HouseError(msg)


def _environment(base: int, var: Path, database_url: str) -> dict[str, str]:
    rtp = RTP_START + (base - FIRST_BASE) // BLOCK * RTP_COUNT
    return {
        # Secrets and city come from the session's environment (the root conftest).
        **{name: value for name, value in os.environ.items() if name.startswith("HOTLINE_")},
        "DATABASE_URL": database_url,
        "HOTLINE_VAR": str(var),
        "HOTLINE_WEB_PORT": str(base + WEB),
        "HOTLINE_CALLCONTROL_PORT": str(base + REAL),
        "HOTLINE_ENGINE_HTTP_PORT": str(base + REAL + 1),
        "HOTLINE_ENGINE_AMI_PORT": str(base + REAL + 2),
        "HOTLINE_ENGINE_SIP_PORT": str(base + SIP),
        "HOTLINE_RTP_START": str(rtp),
        "HOTLINE_RTP_END": str(rtp + RTP_COUNT - 1),
        "HOTLINE_VOICE_DIR": str(var / "voice"),
        "HOTLINE_RECORDINGS_DIR": str(var / "recordings"),
        "HOTLINE_TRUNK_CONTACT": f"sip:127.0.0.20:{base + TRUNK}",
    }


@contextlib.contextmanager
def open_house() -> Iterator[House]:
    """Create directories and a database with the city in it; stop everything at the end."""
    base, lock = reserve_ports()
    var = state_directory() / f"telephony-{base}"
    sweep(var)
    shutil.rmtree(var, ignore_errors=True)
    (var / "recordings").mkdir(parents=True)
    name = f"telephony_{base}_{os.getpid()}"
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    own = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    house = House(base, var, own, _environment(base, var, own))
    try:
        house.run("-m", "hotline.manage", "prepare")
        house.hire_everybody()
        house.quicken()
        house.start("absorber", "-m", "hotline.manage", "absorb_calls")
        house.start("worker", "-m", "hotline.manage", "work")
        yield house
    finally:
        house.stop()
        lock.close()
        with psycopg.connect(url, autocommit=True) as connection:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)


def wait_for_port(port: int, process: Process) -> None:
    """Wait until a program listens.

    Raises:
        HouseError: it ended, or did not listen in time.

    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        process.must_live()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    msg = f"{process.name} does not listen on {port}:\n{process.last_words()}"
    raise HouseError(msg)

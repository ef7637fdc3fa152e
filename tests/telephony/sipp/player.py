"""One SIPp process that plays a scenario and obeys SIP messages of the test's own.

SIPp finds a call by its Call-ID alone, so a message from anywhere that carries the Call-ID
steers the call: the scenario waits for made-up methods such as ``HANGUP``.
"""

import asyncio
import re
import socket
import uuid
from asyncio.subprocess import DEVNULL, STDOUT, Process
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from tests.telephony.leftovers import note

TEMPLATES = Path(__file__).parent
POLL_SECONDS = 0.03
PATIENCE = 15.0
LONGEST_SECONDS = "120s"


class SippError(Exception):
    """SIPp ended badly; the text holds its errors."""


def free_port(ip: str) -> int:
    """Find a UDP port that nobody uses on an address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((ip, 0))
        return int(probe.getsockname()[1])


@dataclass
class SippPlayer:
    """A SIPp process, its log and its steering wheel."""

    scenario: str
    ip: str
    engine: str
    """Address and SIP port of the engine."""
    folder: Path
    """Where its files go."""
    words: dict[str, str]
    """What the template's ``$names`` stand for."""
    port: int = 0
    calls: int = 0
    """How many calls to play before it ends; 0 is for ever."""
    ident: str = field(default_factory=lambda: uuid.uuid4().hex)
    process: Process | None = None

    async def start(self) -> None:
        """Write the scenario and start SIPp."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = self.port or free_port(self.ip)
        template = Template((TEMPLATES / f"{self.scenario}.xml").read_text(encoding="utf-8"))
        self._file("xml").write_text(template.substitute(self.words), encoding="utf-8")
        count = ["-m", str(self.calls), "-timeout", LONGEST_SECONDS, "-timeout_error"]
        with self._file("out").open("wb") as out:
            self.process = await asyncio.create_subprocess_exec(
                *("sipp", self.engine, "-sf", str(self._file("xml"))),
                *("-i", self.ip, "-mi", self.ip, "-p", str(self.port), "-nostdin", "-skip_rlimit"),
                *("-cid_str", self.ident, "-trace_logs", "-log_file", str(self._file("log"))),
                *("-trace_err", "-error_file", str(self._file("err"))),
                *(count if self.calls else []),
                cwd=self.folder,
                stdin=DEVNULL,
                stdout=out,
                stderr=STDOUT,
            )
        note(self.folder.parent, self.process.pid)

    def _file(self, suffix: str) -> Path:
        return self.folder / f"{self.scenario}-{self.ident}.{suffix}"

    def log(self) -> list[str]:
        """Lines the scenario logged so far."""
        path = self._file("log")
        return path.read_text(errors="replace").splitlines() if path.exists() else []

    async def until_logged(self, pattern: str, *, after: int = 0) -> "re.Match[str]":
        """Wait for a logged line; fail if SIPp ends without it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [m for line in self.log()[after:] if (m := re.search(pattern, line))]
                if found:
                    return found[0]
                if self.process is not None and self.process.returncode is not None:
                    raise SippError(self.last_words())
                await asyncio.sleep(POLL_SECONDS)

    def last_words(self) -> str:
        """Return errors and the end of the screen, for a failure's message."""
        texts = (self._file(each) for each in ("err", "out"))
        return "\n".join(t.read_text(errors="replace")[-1500:] for t in texts if t.exists())

    def steer(self, method: str, *, call: str = "", body: str = "") -> None:
        """Send the call a message of our own."""
        lines = [
            f"{method} sip:test@{self.ip} SIP/2.0",
            f"Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK{uuid.uuid4().hex}",
            "From: <sip:test@127.0.0.1>",
            f"To: <sip:test@{self.ip}>",
            f"Call-ID: {call or self.ident}",
            f"CSeq: 1 {method}",
            f"Content-Length: {len(body)}",
        ]
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            message = "\r\n".join([*lines, "", body])
            sender.sendto(message.encode(), (self.ip, self.port))

    async def until_over(self) -> int:
        """Wait until SIPp ends and return its exit status (0: as the scenario wanted)."""
        assert self.process is not None
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def stop(self) -> None:
        """End SIPp, whatever it is doing."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

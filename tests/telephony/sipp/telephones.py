"""Telephones played by SIPp: the citizen's that calls, and any that rings."""

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.telephony.sipp.player import PATIENCE, POLL_SECONDS, SippError, SippPlayer
from tests.telephony.sound import write_tone
from tests.telephony.story import Manner

CARRIER = "127.0.0.10"
"""A source address that the engine knows as the trunk (中继)."""
OUTBOUND_CARRIER = "127.0.0.20"
SEATS = "127.0.0.1"
ANSWER_AFTER = 0.2
FIRST_KEY = 1
"""Keys come after the call itself in the call's sequence of requests."""


@dataclass
class CallingTelephone:
    """A citizen's telephone on the trunk."""

    player: SippPlayer
    pressed: int = 0

    async def until_up(self) -> None:
        """Wait until the call is answered."""
        await self.player.until_logged("^answered")

    async def until_over(self) -> None:
        """Wait until the call has ended as SIP wants it.

        Raises:
            SippError: the engine said something unexpected.

        """
        if await self.player.until_over() != 0:
            raise SippError(self.player.last_words())

    def press(self, key: str) -> None:
        """Press a key."""
        self.pressed += 1
        self.player.steer("PRESS", body=f"{key} number {FIRST_KEY + self.pressed}")

    def hang_up(self) -> None:
        """Put the receiver down, answered or not."""
        self.player.steer("HANGUP")


async def call_in(
    engine: str, folder: Path, *, caller: str, dialled: str, tone: int
) -> CallingTelephone:
    """Call a number over the trunk; an empty caller withholds the number."""
    sender = (
        f"<sip:{caller}@{CARRIER}>" if caller else '"Anonymous" <sip:anonymous@anonymous.invalid>'
    )
    file = write_tone(folder / f"tone-{tone}.alaw", tone)
    words = {"from": sender, "dialled": dialled, "tone": str(file)}
    player = SippPlayer("citizen_calls", CARRIER, engine, folder, words, calls=1)
    await player.start()
    return CallingTelephone(player)


@dataclass
class RingingTelephone:
    """A telephone with manners that is rung; it serves one call after the other."""

    player: SippPlayer
    manner: Manner = "answers"
    current: str = ""
    """Call-ID of the call it has now."""
    pressed: int = 0
    has_call: asyncio.Event = field(default_factory=asyncio.Event)
    watcher: "asyncio.Task[None] | None" = field(default=None, repr=False)

    async def start(self) -> None:
        """Start to listen."""
        await self.player.start()
        self.watcher = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        seen = 0
        while True:
            lines = self.player.log()
            for line in lines[seen:]:
                await self._follow(line)
            seen = len(lines)
            await asyncio.sleep(POLL_SECONDS)

    async def _follow(self, line: str) -> None:
        if found := re.match(r"ringing (\S+)", line):
            self.current = found[1]
            self.has_call.set()
            await asyncio.sleep(ANSWER_AFTER if self.manner == "answers" else 0)
            if self.manner == "answers":
                self.pick_up()
            elif self.manner != "ignores":
                self.player.steer("REJECT", call=self.current)
        elif re.match(r"(gave up|rejected|over)", line):
            self.current = ""
            self.has_call.clear()

    async def until_ringing(self) -> None:
        """Wait until a call is here."""
        async with asyncio.timeout(PATIENCE):
            await self.has_call.wait()

    def pick_up(self) -> None:
        """Answer the ringing call."""
        self.player.steer("PICKUP", call=self.current)

    def put_down(self) -> None:
        """Hang up the answered call."""
        self.player.steer("HANGUP", call=self.current)

    def press(self, key: str) -> None:
        """Press a key in the answered call."""
        self.pressed += 1
        body = f"{key} number {FIRST_KEY + self.pressed}"
        self.player.steer("PRESS", call=self.current, body=body)

    async def stop(self) -> None:
        """Unplug it."""
        if self.watcher is not None:
            self.watcher.cancel()
        await self.player.stop()


async def plug_in_seat(
    engine: str, folder: Path, *, name: str, password: str, tone: int
) -> RingingTelephone:
    """Register a seat's desk phone and let it listen."""
    words = {
        "name": name,
        "password": password,
        "tone": str(write_tone(folder / f"tone-{tone}.alaw", tone)),
    }
    registrar = SippPlayer("register", SEATS, engine, folder, words, calls=1)
    await registrar.start()
    if await registrar.until_over() != 0:
        raise SippError(registrar.last_words())
    phone = RingingTelephone(
        SippPlayer("phone_rings", SEATS, engine, folder, words, port=registrar.port)
    )
    await phone.start()
    return phone


async def plug_in_citizen(engine: str, folder: Path, *, port: int, tone: int) -> RingingTelephone:
    """Let a citizen's telephone listen behind the trunk, for calls that we place."""
    words = {"tone": str(write_tone(folder / f"tone-{tone}.alaw", tone))}
    player = SippPlayer("phone_rings", OUTBOUND_CARRIER, engine, folder, words, port=port)
    phone = RingingTelephone(player)
    await phone.start()
    return phone

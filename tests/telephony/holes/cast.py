"""The people of one call, each with a telephone, a tone and an ear."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from runtime.phone import Call
from runtime.phone.sound import Samples, tone
from tests.telephony.holes.scenes import HERTZ, Scene, citizens_hertz

LISTEN_SECONDS = 1.0
SETTLE_SECONDS = 0.8
STREAMS_BEGIN_AT = {"citizen": 500, "operator": 30000, "second": 15000, "outside": 100}
"""RTP numbers of the first packets: whoever comes later counts backwards, which is what tells."""
TICK_SECONDS = 0.02
LONGEST_STALL = 0.08
"""Beyond this our own telephones did not speak in time: what is missing then proves nothing."""


@dataclass
class Cast:
    """Who is on the telephone, and what each of them heard in each scene."""

    calls: dict[str, Call] = field(default_factory=dict)
    heard: list[dict[str, Samples]] = field(default_factory=list)
    worst_stall: float = 0.0
    """Longest time, in seconds, in which none of us could speak or listen."""

    @property
    def was_starved(self) -> bool:
        """Whether this machine was too busy to let us speak."""
        return self.worst_stall > LONGEST_STALL

    def enter(self, name: str, call: Call) -> None:
        """Somebody is on the telephone now and says their tone all the time."""
        call.rtp.count_from(STREAMS_BEGIN_AT[name])
        call.mouth.play(tone(HERTZ.get(name, citizens_hertz(0))), loop=True)
        self.calls[name] = call

    async def play(self, scenes: tuple[Scene, ...], conductor: object) -> None:
        """Do one scene after the other and listen in each."""
        async with self._watched():
            for number, scene in enumerate(scenes):
                await getattr(conductor, scene.act)()
                await asyncio.sleep(SETTLE_SECONDS)
                self.calls["citizen"].mouth.play(tone(citizens_hertz(number)), loop=True)
                await asyncio.sleep(LISTEN_SECONDS)
                self.heard.append(
                    {name: self.calls[name].ear.samples(LISTEN_SECONDS) for name in scene.hears}
                )

    @contextlib.asynccontextmanager
    async def _watched(self) -> AsyncIterator[None]:
        """Notice when this process is not let run."""

        async def watch() -> None:
            while True:
                began = time.monotonic()
                await asyncio.sleep(TICK_SECONDS)
                late = time.monotonic() - began - TICK_SECONDS
                self.worst_stall = max(self.worst_stall, late)

        watching = asyncio.create_task(watch())
        try:
            yield
        finally:
            watching.cancel()

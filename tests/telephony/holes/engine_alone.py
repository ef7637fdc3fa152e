"""The scenes played on an engine alone, by the same bridges and requests as call control's."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from runtime.phone import Phone
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.links import Ami, AriLink, ami_link, ask_ami
from runtime.voice_engine.self_test import CITIZEN_ADDRESS
from tests.telephony.holes.attempts import holes_in
from tests.telephony.holes.cast import Cast
from tests.telephony.holes.scenes import SCENES
from tests.telephony.holes.verdict import holes_of

RING_SECONDS = 5.0
PROMPT = "sound:hotline/return-call-greeting"


@dataclass
class EngineAlone:
    """Conducts the scenes by ARI; AMI records, as call control lets it."""

    engine: VoiceEngine
    ari: AriLink
    ami: Ami
    citizen: Phone
    desks: Phone
    cast: Cast
    recording: str
    channels: dict[str, str] = field(default_factory=dict)
    talk: str = field(default_factory=lambda: f"talk-{uuid.uuid4().hex}")
    aside: str = field(default_factory=lambda: f"aside-{uuid.uuid4().hex}")

    async def connect(self) -> None:
        """Let the citizen call, and the first operator answer."""
        call = await self.citizen.dial("12345")
        channel = (await self.ari.event("StasisStart"))["channel"]
        self.channels["citizen"] = channel["id"]
        await self.ari.ask("POST", f"channels/{channel['id']}/answer")
        await call.answered(RING_SECONDS)
        self.cast.enter("citizen", call)
        for bridge in (self.talk, self.aside):
            await self.ari.ask("POST", "bridges", type="mixing", bridgeId=bridge)
        await self._ring("operator")
        fields = {"Channel": channel["name"], "File": self.recording, "Options": "D"}
        await ask_ami(self.ami, "MixMonitor", **fields)
        await self._into(self.talk, "citizen", "operator")

    async def hold(self) -> None:
        """Let the citizen hear music."""
        await self._out(self.talk, "citizen")
        await self._music()

    async def resume(self) -> None:
        """Take the citizen off hold."""
        await self.ari.ask("DELETE", f"channels/{self.channels['citizen']}/moh")
        await self._into(self.talk, "citizen")

    async def announce(self) -> None:
        """Play the citizen a prompt."""
        await self._out(self.talk, "citizen")
        place = f"channels/{self.channels['citizen']}/play/prompt"
        await self.ari.ask("POST", place, media=PROMPT)

    async def return_to_operator(self) -> None:
        """End the prompt."""
        await self.ari.ask("DELETE", "playbacks/prompt")
        await self._into(self.talk, "citizen")

    async def consult(self) -> None:
        """Let the operators talk alone."""
        await self.hold()
        await self._ring("second")
        await self._out(self.talk, "operator")
        await self._into(self.aside, "operator", "second")

    async def join(self) -> None:
        """Bring everybody together."""
        await self._out(self.aside, "operator", "second")
        await self._into(self.talk, "operator", "second")
        await self.resume()

    async def leave_to_second(self) -> None:
        """Let the first operator leave."""
        await self._end("operator")

    async def park(self) -> None:
        """Let the second operator leave, and the citizen wait."""
        await self.hold()
        await self._end("second")

    async def take_up(self) -> None:
        """Ring the first operator again for the waiting citizen."""
        await self._ring("operator")
        await self._into(self.talk, "operator")
        await self.resume()

    async def transfer_outside(self) -> None:
        """Ring a number on the trunk and let the operator leave."""
        await self._ring("outside")
        await self._out(self.talk, "operator")
        await self._into(self.talk, "outside")
        await self._end("operator")

    async def end(self) -> None:
        """Everybody goes."""
        await self.cast.calls["citizen"].hang_up()
        await self._end("outside")
        for bridge in (self.talk, self.aside):
            await self.ari.ask("DELETE", f"bridges/{bridge}")

    async def _ring(self, name: str) -> None:
        asked = {"endpoint": "PJSIP/8001@trunk", "app": "hotline", "appArgs": name}
        await self.ari.ask("POST", "channels", **asked)
        call = await self.desks.next_call(RING_SECONDS)
        self.cast.enter(name, call)
        call.answer()
        self.channels[name] = str((await self.ari.event("StasisStart"))["channel"]["id"])

    async def _end(self, name: str) -> None:
        await self.ari.ask("DELETE", f"channels/{self.channels[name]}")

    async def _music(self) -> None:
        await self.ari.ask("POST", f"channels/{self.channels['citizen']}/moh")

    async def _into(self, bridge: str, *names: str) -> None:
        channels = ",".join(self.channels[name] for name in names)
        await self.ari.ask("POST", f"bridges/{bridge}/addChannel", channel=channels)

    async def _out(self, bridge: str, *names: str) -> None:
        channels = ",".join(self.channels[name] for name in names)
        await self.ari.ask("POST", f"bridges/{bridge}/removeChannel", channel=channels)


@contextlib.asynccontextmanager
async def _on(engine: VoiceEngine, cast: Cast, recording: str) -> AsyncIterator[EngineAlone]:
    server = ("127.0.0.1", engine.settings.sip_port)
    port = int(engine.settings.trunk_contact.rpartition(":")[2])
    async with (
        Phone(address="127.0.0.1", port=port, server=server, number="8001") as desks,
        Phone(address=CITIZEN_ADDRESS, server=server, number="13907550001") as citizen,
        AriLink(engine) as ari,
        ami_link(engine) as ami,
    ):
        yield EngineAlone(engine, ari, ami, citizen, desks, cast, recording)


async def holes_of_engine(engine: VoiceEngine, run: int) -> list[str]:
    """Play every scene on a running trial engine; name the holes in Chinese.

    Raises:
        VoiceEngineError: the engine refused something.

    """

    async def perform(attempt: int) -> tuple[Cast, list[str]]:
        recording = engine.settings.recordings_dir / f"2026/01/02/holes-{run}-{attempt}.raw"
        cast = Cast()
        async with _on(engine, cast, str(recording)) as conductor:
            await cast.play(SCENES, conductor)
            await conductor.end()
        await asyncio.sleep(0.5)
        return cast, holes_of(SCENES, cast.heard, recording.read_bytes())

    return await holes_in(perform)

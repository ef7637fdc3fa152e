"""Does this machine's engine keep every sound? One short call on an engine of its own tells.

Debian's build of Asterisk drops audio whenever one stream follows another (ADR 0005). Two
operators whose packets count backwards, then music, are what it loses (VOI-11).
"""

import asyncio
import contextlib
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from runtime.phone import Phone
from runtime.phone.sound import RATE, Samples, frequencies, rms, tone
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.links import AriLink, ami_link, ask_ami
from runtime.voice_engine.settings import VoiceEngineSettings

CITIZEN_ADDRESS = "127.0.0.10"
CITIZEN_HERTZ = 440
PART_SECONDS = 1.6
LISTEN_SECONDS = 0.8
AUDIBLE = 300.0
READY_SECONDS = 30.0


@dataclass(frozen=True)
class Part:
    """A stretch of the call: what is to be heard, and the RTP number its stream begins with."""

    label: str
    hertz: int | None
    first_number: int = 0


PARTS = (
    Part("第一位坐席", 1000, 20000),
    Part("第二位坐席", 1500, 100),
    Part("等待音乐", None),
)


def missing_sounds(heard: Samples, *, expected: int | None) -> bool:
    """Tell whether a stretch lacks what was played: a tone, or (None) sound that is no tone."""
    if rms(heard) < AUDIBLE:
        return True
    found = set(frequencies(heard))
    others = {part.hertz for part in PARTS if part.hertz is not None}
    return expected not in found if expected is not None else bool(found & others)


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """Find a port nobody uses just now."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings_below(place: Path, *, checkout: Path, city: str) -> VoiceEngineSettings:
    """Describe an engine for trying out: fresh directory, free ports, no secrets of ours."""
    place.chmod(0o755)  # the engine's account must get in
    rtp = min(free_port(socket.SOCK_DGRAM) // 2 * 2, 65000)
    return VoiceEngineSettings(
        instance_dir=place / "voice",
        recordings_dir=place / "recordings",
        root_dir=checkout / "var" / "voice-root",
        prompts_dir=checkout / "cities" / city / "prompts",
        sip_port=free_port(socket.SOCK_DGRAM),
        http_port=free_port(),
        ami_port=free_port(),
        rtp_start=rtp,
        rtp_end=rtp + 200,
        ari_password="right",  # noqa: S106 - lives for ten seconds on loopback
        ami_password="right",  # noqa: S106 - lives for ten seconds on loopback
        seat_secret="seats",  # noqa: S106 - lives for ten seconds on loopback
        trunk_peers=(f"{CITIZEN_ADDRESS}/32",),
        trunk_contact=f"sip:127.0.0.1:{free_port(socket.SOCK_DGRAM)}",
    )


@contextlib.contextmanager
def trial_engine(*, checkout: Path, city: str) -> Iterator[VoiceEngine]:
    """Run an engine of its own for a short while, with the program the platform runs.

    Raises:
        VoiceEngineError: it cannot be started.

    """
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        engine = VoiceEngine(settings_below(Path(place), checkout=checkout, city=city))
        engine.prepare(lambda _line: None)
        process = engine.spawn()
        try:
            engine.wait_ready(READY_SECONDS)
            yield engine
        finally:
            process.terminate()
            process.wait(20)


class Trial:
    """The call: a citizen, two operators one after the other, music, and a stereo recording."""

    def __init__(self, engine: VoiceEngine) -> None:
        self._engine = engine
        self.recording = engine.settings.recordings_dir / "2026/01/02/whole.raw"
        self.heard: list[Samples] = []
        """What reached the citizen's ear, part by part."""
        self.began: list[float] = []
        """When each part was being listened to, in seconds of the recording."""

    async def run(self) -> None:
        """Place the call and listen.

        Raises:
            VoiceEngineError: the engine refused something.
            CallFailed: it did not answer.

        """
        settings = self._engine.settings
        server = ("127.0.0.1", settings.sip_port)
        port = int(settings.trunk_contact.rpartition(":")[2])
        async with (
            Phone(address="127.0.0.1", port=port, server=server, number="8001") as desk,
            Phone(address=CITIZEN_ADDRESS, server=server, number="13907550001") as phone,
            AriLink(self._engine) as ari,
            ami_link(self._engine) as ami,
        ):
            call = await phone.dial("12345")
            citizen = (await ari.event("StasisStart"))["channel"]
            await ari.ask("POST", f"channels/{citizen['id']}/answer")
            await call.answered(5)
            call.mouth.play(tone(CITIZEN_HERTZ), loop=True)
            legs = [await self._seat(ari, desk, part) for part in PARTS if part.hertz]
            await ari.ask("POST", "bridges", type="mixing", bridgeId="talk")
            fields = {"Channel": citizen["name"], "File": str(self.recording), "Options": "D"}
            await ask_ami(ami, "MixMonitor", **fields)
            clock = asyncio.get_running_loop().time
            started, before = clock(), citizen["id"]
            await ari.ask("POST", "bridges/talk/addChannel", channel=citizen["id"])
            for leg in (*legs, ""):
                if before != citizen["id"]:
                    await ari.ask("POST", "bridges/talk/removeChannel", channel=before)
                if leg:
                    await ari.ask("POST", "bridges/talk/addChannel", channel=leg)
                else:
                    await ari.ask("POST", "bridges/talk/removeChannel", channel=citizen["id"])
                    await ari.ask("POST", f"channels/{citizen['id']}/moh")
                before = leg
                await asyncio.sleep(PART_SECONDS)
                self.began.append(clock() - started - LISTEN_SECONDS - 0.2)
                self.heard.append(call.ear.samples(LISTEN_SECONDS))
            await call.hang_up()
            for path in (*(f"channels/{leg}" for leg in legs), "bridges/talk"):
                await ari.ask("DELETE", path)
        await asyncio.sleep(0.5)

    async def _seat(self, ari: AriLink, desk: Phone, part: Part) -> str:
        """Let the engine ring the desk, which answers with a tone; return the engine's channel."""
        asked = {"endpoint": "PJSIP/8001@trunk", "app": "hotline", "appArgs": "seat"}
        await ari.ask("POST", "channels", **asked)
        call = await desk.next_call(5)
        call.rtp.count_from(part.first_number)
        call.mouth.play(tone(part.hertz or 0), loop=True)
        call.answer()
        return str((await ari.event("StasisStart"))["channel"]["id"])

    def losses(self) -> list[str]:
        """Name in Chinese what is missing, live or in the recording; empty: all is whole."""
        found = []
        sound = np.frombuffer(self.recording.read_bytes(), "<i2").reshape(-1, 2)
        for part, heard, began in zip(PARTS, self.heard, self.began, strict=True):
            begin = int(began * RATE)
            left, right = sound[begin : begin + int(LISTEN_SECONDS * RATE)].T
            if missing_sounds(heard, expected=part.hertz):
                found.append(f"市民听不到{part.label}")
            if missing_sounds(right, expected=part.hertz):
                found.append(f"录音里没有{part.label}")
            if missing_sounds(left, expected=CITIZEN_HERTZ):
                found.append(f"{part.label}讲话时，录音里没有市民")
        return found


def listen_for_losses(engine: VoiceEngine) -> list[str]:
    """Place the call on a running trial engine; return what is missing, in Chinese.

    Raises:
        VoiceEngineError: the engine refused something.
        CallFailed: it did not answer.

    """
    trial = Trial(engine)
    asyncio.run(trial.run())
    return trial.losses()

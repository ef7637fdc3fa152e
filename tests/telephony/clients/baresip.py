"""baresip as a seat's telephone: registers by itself, answers every call, keeps what it heard."""

import asyncio
import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runtime.phone.sound import Samples, read_wav, tone, write_wav
from runtime.voice_engine.engine import VoiceEngine

MODULES = "/usr/lib/baresip/modules"
PATIENCE = 15.0
HEARD = "dump-*-dec.wav"
CONFIG = """\
poll_method epoll
sip_listen {address}:0
sip_cafile {certificate}
call_local_timeout 120
call_max_calls 4
audio_source aufile,{voice}
audio_player aubridge,heard
audio_alert aubridge,alert
audio_level no
ausrc_srate 8000
auplay_srate 8000
jitter_buffer_delay 2-5
net_interface {address}
module_path {modules}
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
module srtp.so
module_tmp account.so
module_app menu.so
snd_path {folder}
"""
ACCOUNT = (
    "<sip:{name}@{server};transport={transport}>;auth_user={name};auth_pass={password}"
    ";regint=60;audio_codecs=pcma;answermode=auto{encryption}\n"
)


@dataclass(frozen=True)
class Account:
    """A seat, and how its telephone is set up."""

    name: str
    password: str
    server: str
    """Host and port."""
    transport: str = "tls"
    certificate: Path = Path("/dev/null")
    """Whom the telephone trusts."""
    is_encrypted: bool = True
    """Sound by SRTP with keys in SDP (SDES), or no call."""


@dataclass
class Baresip:
    """A running telephone."""

    folder: Path
    process: "subprocess.Popen[bytes]"

    def said(self) -> str:
        """What it printed so far."""
        return (self.folder / "baresip.log").read_text(errors="replace")

    def heard(self) -> Samples:
        """What reached its ear in its last call."""
        return read_wav(max(self.folder.glob(HEARD)))

    def has_heard(self) -> bool:
        """Tell whether anything ever reached its ear."""
        return any(self.folder.glob(HEARD))


def lay_out(folder: Path, account: Account, *, hertz: int, address: str) -> list[str]:
    """Write the telephone's files; return the command that runs it."""
    folder.mkdir(parents=True, exist_ok=True)
    voice = folder / "voice.wav"
    write_wav(voice, tone(hertz, 30))
    words = {"address": address, "certificate": account.certificate, "voice": voice}
    config = CONFIG.format(**words, modules=MODULES, folder=folder)
    (folder / "config").write_text(config)
    (folder / "accounts").write_text(
        ACCOUNT.format(
            name=account.name,
            server=account.server,
            transport=account.transport,
            password=account.password,
            encryption=";mediaenc=srtp-mand" if account.is_encrypted else "",
        )
    )
    return ["/usr/bin/baresip", "-4", "-s", "-f", str(folder)]


def unplug(process: "subprocess.Popen[bytes]") -> None:
    """End a telephone; one that waits for an answer to its farewell is not waited for."""
    process.terminate()
    try:
        process.wait(3)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)


@contextlib.contextmanager
def baresip(folder: Path, account: Account, *, hertz: int, address: str) -> Iterator[Baresip]:
    """Run a telephone that says one tone."""
    command = lay_out(folder, account, hertz=hertz, address=address)
    with (folder / "baresip.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - a telephone and its folder
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder
        )
    try:
        yield Baresip(folder, process)
    finally:
        unplug(process)


async def until_registered(engine: VoiceEngine, phone: Baresip, name: str) -> None:
    """Wait until the engine knows where the telephone is."""
    for _ in range(int(PATIENCE / 0.1)):
        if f"{name}/sip:" in await asyncio.to_thread(engine.cli, "pjsip show contacts"):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(phone.said()[-3000:])

"""Hundreds of callers and desk phones by SIPp, for the benchmarks of many lines."""

import asyncio
import contextlib
import signal
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator
from pathlib import Path
from string import Template

from contracts.credentials import endpoint_name, seat_password
from runtime.phone.sound import encode, tone

CARRIER, SEATS = "127.0.0.10", "127.0.0.1"
SCENARIOS = Path(__file__).parent / "sipp"
CALLER_PORT, PHONE_PORT = 39200, 39300
CALLER_MEDIA, PHONE_MEDIA = 20000, 30000
_TONE_SECONDS = 2
_TRIES = 10


async def _sipp(folder: Path, name: str, words: dict[str, str], *more: str) -> Process:
    text = (SCENARIOS / f"{name}.xml").read_text(encoding="utf-8")
    scenario = folder / f"{name}.xml"
    scenario.write_text(Template(text).safe_substitute(words), encoding="utf-8")
    with (folder / f"{name}.out").open("wb") as out:
        return await asyncio.create_subprocess_exec(
            *("sipp", "-sf", str(scenario), "-nostdin", "-skip_rlimit", *more),
            cwd=folder,
            stdin=DEVNULL,
            stdout=out,
            stderr=STDOUT,
        )


async def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()


async def _let_finish(process: Process, seconds: float) -> None:
    """Let SIPp call nobody any more and wait until everybody has hung up."""
    process.send_signal(signal.SIGUSR1)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await process.wait()


@contextlib.asynccontextmanager
async def callers(
    folder: Path,
    engine: str,
    *,
    number: str,
    count: int,
    rate: int,
    seconds: float,
    talk: bool,
    calls: int = 0,
) -> AsyncIterator[None]:
    """Let ``count`` citizens call, ``rate`` a second, and stay; who talks sends a tone.

    With ``calls`` others follow those who left, so many altogether, never more at once.

    Citizens who only listen send back what they hear, so that the engine can count it.
    """
    if not count:
        yield
        return
    folder = folder / ("talks" if talk else "prompts")
    folder.mkdir(parents=True, exist_ok=True)
    port, media = (CALLER_PORT + talk, CALLER_MEDIA + 5000 * talk)
    file = folder / "tone.alaw"
    file.write_bytes(encode(tone(440, _TONE_SECONDS)))
    action = f'<nop><action><exec rtp_stream="{file},-1,8"/></action></nop>' if talk else ""
    words = {
        "number": number,
        "talk": action,
        "media": "rtpstream_audio_port" if talk else "media_port",
        "milliseconds": str(int(seconds * 1000)),
    }
    process = await _sipp(
        folder,
        "caller",
        words,
        *(engine, "-i", CARRIER, "-mi", CARRIER, "-p", str(port)),
        *("-m", str(calls or count), "-l", str(count), "-r", str(rate)),
        *("-mp", str(media), *(() if talk else ("-rtp_echo",))),
    )
    try:
        yield
    finally:
        if calls:
            await _let_finish(process, seconds + 10)
        await _end(process)


@contextlib.asynccontextmanager
async def desk_phones(
    folder: Path, engine: str, *, seats: list[str], secret: str
) -> AsyncIterator[None]:
    """Register every seat's desk phone at one SIPp that answers at once and echoes."""
    names = [endpoint_name(seat, "desk_phone") for seat in seats]
    rows = [
        f"{name};[authentication username={name} password={seat_password(secret, name)}]"
        for name in names
    ]
    (folder / "seats.csv").write_text("\n".join(["SEQUENTIAL", *rows, ""]), encoding="utf-8")
    await _register(folder, engine, len(names))
    phone = await _sipp(
        folder,
        "phone",
        {},
        *("-i", SEATS, "-mi", SEATS, "-p", str(PHONE_PORT), "-rtp_echo", "-mp", str(PHONE_MEDIA)),
    )
    try:
        yield
    finally:
        await _end(phone)


async def _register(folder: Path, engine: str, count: int) -> None:
    """Register from the phone's own port: the engine calls back where it was called from.

    Call control writes the seats a moment after it holds the engine.
    """
    for _ in range(_TRIES):
        registering = await _sipp(
            folder,
            "register",
            {"contact": str(PHONE_PORT)},
            *(engine, "-i", SEATS, "-p", str(PHONE_PORT), "-inf", str(folder / "seats.csv")),
            *("-m", str(count), "-r", "50", "-timeout", "60s"),
        )
        if await registering.wait() == 0:
            return
        await asyncio.sleep(2)
    raise RuntimeError((folder / "register.out").read_text(errors="replace")[-1500:])

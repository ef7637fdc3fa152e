"""The real engine: boots unprivileged, lets in whom it should, and answers alone when it must."""

import asyncio
import dataclasses
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import numpy as np
import pytest
import pytest_asyncio

from contracts.credentials import seat_password
from runtime.phone import CallFailed, Phone
from runtime.phone.sound import frequencies, rms, tone
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings

pytestmark = pytest.mark.engine

ANNOUNCEMENT_SECONDS = 6.5
Ami = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(engine: VoiceEngine) -> subprocess.Popen[bytes]:
    account = engine.run_as()
    process = subprocess.Popen(
        engine.command(),
        env=engine.environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=account[0] if account else None,
        group=account[1] if account else None,
        extra_groups=[] if account else None,
    )
    try:
        engine.wait_ready(60)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


@pytest.fixture(scope="module")
def engine() -> Iterator[VoiceEngine]:
    place = Path(tempfile.mkdtemp(prefix="hotline-voice-"))
    place.chmod(0o755)  # the engine's account must get in
    rtp = free_port(socket.SOCK_DGRAM) // 2 * 2
    engine = VoiceEngine(
        VoiceEngineSettings(
            instance_dir=place / "voice",
            recordings_dir=place / "recordings",
            root_dir=ROOT / "var" / "voice-root",
            prompts_dir=ROOT / "cities" / "haikou" / "prompts",
            sip_port=free_port(socket.SOCK_DGRAM),
            http_port=free_port(),
            ami_port=free_port(),
            rtp_start=min(rtp, 65000),
            rtp_end=min(rtp, 65000) + 200,
            ari_password="right",
            ami_password="right",
            seat_secret="seats",
            trunk_peers=("127.0.0.10/32",),
            trunk_contact=f"sip:127.0.0.1:{free_port(socket.SOCK_DGRAM)}",
        )
    )
    engine.prepare(print)
    process = start(engine)
    yield engine
    process.terminate()
    process.wait(20)
    shutil.rmtree(place)


def telephone(
    engine: VoiceEngine, number: str, *, address: str = "127.0.0.1", password: str | None = None
) -> Phone:
    server = ("127.0.0.1", engine.settings.sip_port)
    return Phone(address=address, server=server, number=number, password=password)


async def ask(ami: Ami, action: str, **fields: str) -> dict[str, str]:
    """Send one AMI action and read its response."""
    reader, writer = ami
    lines = [f"Action: {action}", *(f"{key}: {value}" for key, value in fields.items())]
    writer.write("".join(f"{line}\r\n" for line in [*lines, ""]).encode())
    block = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    return dict(line.split(": ", 1) for line in block.decode().splitlines() if ": " in line)


@pytest_asyncio.fixture
async def ami(engine: VoiceEngine) -> AsyncIterator[Ami]:
    reader, writer = await asyncio.open_connection("127.0.0.1", engine.settings.ami_port)
    await reader.readline()
    yield reader, writer
    writer.close()
    await writer.wait_closed()


def test_engine_is_up_unprivileged_and_tells_its_version(engine: VoiceEngine) -> None:
    pid = int((engine.settings.instance_dir / "run" / "asterisk.pid").read_text())
    account = engine.run_as()
    assert Path(f"/proc/{pid}").stat().st_uid == (account[0] if account else os.geteuid())
    assert account is None or account[0] != 0
    assert engine.is_healthy()
    assert engine.version() in engine.cli("core show version")


def test_engine_boots_without_a_single_warning(engine: VoiceEngine) -> None:
    log = (engine.settings.instance_dir / "log" / "messages.log").read_text()
    complaints = [x for x in log.splitlines() if "WARNING" in x or "ERROR" in x]
    assert [x for x in complaints if "Stasis app" not in x and "ari_websockets" not in x] == []


def test_file_with_secrets_is_not_for_others(engine: VoiceEngine) -> None:
    etc = engine.settings.instance_dir / "etc"
    assert etc.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o777 for path in etc.iterdir()} == {0o600}


async def test_sip_options_is_answered_without_naming_the_product(engine: VoiceEngine) -> None:
    async with telephone(engine, "13907550001", address="127.0.0.10") as phone:
        answer = await phone.ask_options()
    assert answer.status == 200
    assert "asterisk" not in answer.encode().decode().lower()


async def test_echo_call_with_the_citizens_password_hears_itself(engine: VoiceEngine) -> None:
    password = seat_password("seats", "citizen")
    async with telephone(engine, "citizen", password=password) as phone:
        call = await phone.dial("*43")
        await call.answered(5)
        call.mouth.play(tone(700), loop=True)
        await asyncio.sleep(1.5)
        assert list(call.ear.frequencies(1)) == [700]
        await call.hang_up()


@pytest.mark.parametrize(
    ("number", "address", "password"),
    [
        ("citizen", "127.0.0.1", "wrong"),
        ("citizen", "127.0.0.1", None),
        ("trunk", "127.0.0.1", None),
        ("13907550001", "127.0.0.1", None),
        ("anonymous", "127.0.0.1", None),
    ],
)
async def test_stranger_does_not_reach_the_hotline(
    engine: VoiceEngine, number: str, address: str, password: str | None
) -> None:
    async with telephone(engine, number, address=address, password=password) as phone:
        call = await phone.dial("12345")
        with pytest.raises(CallFailed) as refusal:
            await call.answered(5)
    assert refusal.value.status == 401


@pytest.mark.parametrize("number", ["x", "7", "*43", "0x12345", "%00%00", "12345%2C6"])
async def test_unknown_extension_from_the_carrier_is_not_found(
    engine: VoiceEngine, number: str
) -> None:
    async with telephone(engine, "13907550001", address="127.0.0.10") as phone:
        call = await phone.dial(number)
        with pytest.raises(CallFailed) as refusal:
            await call.answered(5)
    assert refusal.value.status in (404, 484)


async def test_call_while_call_control_is_away_hears_the_announcement_and_is_recorded(
    engine: VoiceEngine,
) -> None:
    before = set(engine.settings.recordings_dir.rglob("fallback-*.raw"))
    async with telephone(engine, "13907550001", address="127.0.0.10") as phone:
        call = await phone.dial("12345")
        await call.answered(5)
        call.mouth.play(tone(440), loop=True)
        await asyncio.sleep(ANNOUNCEMENT_SECONDS + 2.5)
        heard = call.ear.samples()
        assert rms(heard[: 8000 * 5]) > 1000
        assert call.ear.rms(1.5) > 500
        assert "1. PJSIP/trunk" in engine.cli("queue show fallback")
        await call.hang_up()
    await asyncio.sleep(0.5)
    [recording] = set(engine.settings.recordings_dir.rglob("fallback-*.raw")) - before
    both = np.frombuffer(recording.read_bytes(), "<i2").reshape(-1, 2)
    assert both.shape[0] > 8000 * ANNOUNCEMENT_SECONDS
    assert list(frequencies(both[8000:24000, 0]))[:1] == [440]
    assert rms(both[: 8000 * 5, 1]) > 1000


async def test_app_that_takes_the_call_gets_number_and_caller(engine: VoiceEngine) -> None:
    port = engine.settings.http_port
    url = f"http://127.0.0.1:{port}/ari"
    authorization = {"Authorization": aiohttp.encode_basic_auth("hotline", "right")}
    async with (
        aiohttp.ClientSession(headers=authorization) as http,
        http.ws_connect(f"{url}/events?app=hotline") as events,
        telephone(engine, "13907550001", address="127.0.0.10") as phone,
    ):
        call = await phone.dial("+12345")
        event = await asyncio.wait_for(events.receive_json(), 5)
        assert (event["type"], event["args"]) == (
            "StasisStart",
            ["inbound", "12345", "13907550001"],
        )
        channel = event["channel"]
        limit = {"variable": "TIMEOUT(absolute)"}
        async with http.get(f"{url}/channels/{channel['id']}/variable", params=limit) as left:
            assert 14000 < float((await left.json())["value"]) <= 14400
        await http.post(f"{url}/channels/{channel['id']}/answer")
        await call.answered(5)
        target = engine.settings.recordings_dir / "2026/01/02/x.raw"
        reader, writer = await asyncio.open_connection("127.0.0.1", engine.settings.ami_port)
        await reader.readline()
        link = (reader, writer)
        assert (await ask(link, "Login", Username="hotline", Secret="right"))[
            "Response"
        ] == "Success"
        recorded = await ask(
            link, "MixMonitor", Channel=channel["name"], File=str(target), Options="D"
        )
        assert recorded["Response"] == "Success"
        await asyncio.sleep(0.5)
        assert target.exists()
        await call.hang_up()
        writer.close()


async def test_ari_with_the_wrong_password_is_refused(engine: VoiceEngine) -> None:
    url = f"http://127.0.0.1:{engine.settings.http_port}/ari/asterisk/info"
    async with aiohttp.ClientSession() as http:
        for password, status in (("wrong", 401), ("right", 200)):
            headers = {"Authorization": aiohttp.encode_basic_auth("hotline", password)}
            async with http.get(url, headers=headers) as answer:
                assert answer.status == status
        async with http.get(url) as answer:
            assert answer.status == 401


async def test_ami_with_the_wrong_password_is_refused(ami: Ami) -> None:
    assert (await ask(ami, "Login", Username="hotline", Secret="wrong"))["Response"] == "Error"


async def test_ami_may_record_and_neither_dial_nor_run_commands(ami: Ami) -> None:
    assert (await ask(ami, "Login", Username="hotline", Secret="right"))["Response"] == "Success"
    refused = {
        "Command": {"Command": "core show version"},
        "Originate": {"Channel": "PJSIP/1@trunk", "Application": "Echo"},
        "UpdateConfig": {"SrcFilename": "ari.conf", "DstFilename": "ari.conf"},
    }
    for action, fields in refused.items():
        assert (await ask(ami, action, **fields))["Message"] == "Permission denied"
    unknown = await ask(ami, "MixMonitor", Channel="PJSIP/none", File="x.raw")
    assert unknown["Message"] == "No such channel"


def elsewhere(settings: VoiceEngineSettings, place: Path) -> VoiceEngine:
    place.chmod(0o755)
    second = dataclasses.replace(
        settings,
        instance_dir=place / "voice",
        recordings_dir=place / "recordings",
        sip_port=free_port(socket.SOCK_DGRAM),
        http_port=free_port(),
        ami_port=free_port(),
    )
    return VoiceEngine(second)


def test_engine_that_outlived_its_supervisor_is_ended(engine: VoiceEngine) -> None:
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        other = elsewhere(engine.settings, Path(place))
        other.prepare(print)
        process = start(other)
        try:
            assert other.stop_leftover()
            process.wait(5)
            assert not other.is_healthy()
            assert not other.stop_leftover()
        finally:
            process.kill()
            process.wait()


def test_process_that_merely_has_the_left_overs_number_is_spared(engine: VoiceEngine) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="hotline-voice-") as place,
        subprocess.Popen(["sleep", "60"]) as stranger,
    ):
        other = elsewhere(engine.settings, Path(place))
        (Path(place) / "voice" / "run").mkdir(parents=True)
        (Path(place) / "voice" / "run" / "asterisk.pid").write_text(str(stranger.pid))
        assert not other.stop_leftover()
        assert stranger.poll() is None
        stranger.kill()

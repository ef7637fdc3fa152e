"""The real voice engine (Asterisk 22), started for a test session."""

import contextlib
import subprocess
from collections.abc import Iterator

from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings
from tests.telephony.house import REAL, SIP, House, Process
from tests.telephony.leftovers import note

READY_SECONDS = 60.0


def engine_for(house: House) -> VoiceEngine:
    """Describe the house's engine; its root is shared with the developer's own."""
    say = house.environment
    return VoiceEngine(
        VoiceEngineSettings(
            instance_dir=house.var / "voice",
            recordings_dir=house.recordings,
            root_dir=ROOT / "var" / "voice-root",
            prompts_dir=ROOT / "cities" / say["HOTLINE_CITY"] / "prompts",
            sip_port=house.base + SIP,
            http_port=house.base + REAL + 1,
            ami_port=house.base + REAL + 2,
            rtp_start=int(say["HOTLINE_RTP_START"]),
            rtp_end=int(say["HOTLINE_RTP_END"]),
            ari_password=house.secret("ARI_PASSWORD"),
            ami_password=house.secret("AMI_PASSWORD"),
            seat_secret=house.secret("SEAT_SECRET"),
            trunk_peers=tuple(house.secret("TRUNK_PEERS").split(",")),
            trunk_contact=house.secret("TRUNK_CONTACT"),
        )
    )


@contextlib.contextmanager
def running_engine(house: House) -> Iterator[VoiceEngine]:
    """Build the engine if need be, start it and wait until it takes calls.

    Raises:
        VoiceEngineError: it cannot be built or started here; a story never skips it.

    """
    engine = engine_for(house)
    engine.prepare(lambda _line: None)
    account = engine.run_as()
    log = house.var / "log" / "engine.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        popen = subprocess.Popen(  # noqa: S603 - our own engine
            engine.command(),
            cwd="/",
            env=engine.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
            user=account[0] if account else None,
            group=account[1] if account else None,
            extra_groups=[] if account else None,
        )
    note(house.var, popen.pid)
    process = Process("engine", popen, log)
    try:
        engine.wait_ready(READY_SECONDS)
        yield engine
    finally:
        process.stop()

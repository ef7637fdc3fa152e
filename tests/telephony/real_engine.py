"""The real voice engine (Asterisk 22), started for a test session."""

import contextlib
from collections.abc import Iterator

from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings
from tests.telephony.house import House, Process
from tests.telephony.leftovers import note

READY_SECONDS = 60.0


def engine_for(house: House) -> VoiceEngine:
    """Describe the house's engine; its root is shared with the developer's own."""
    return VoiceEngine(VoiceEngineSettings.from_environment(house.environment, checkout=ROOT))


@contextlib.contextmanager
def running_engine(house: House) -> Iterator[VoiceEngine]:
    """Build the engine if need be, start it and wait until it takes calls.

    Raises:
        VoiceEngineError: it cannot be built or started here; a story never skips it.

    """
    engine = engine_for(house)
    engine.prepare(lambda _line: None)
    log = house.var / "log" / "engine.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        popen = engine.spawn(out)
    note(house.var, popen.pid)
    process = Process("engine", popen, log)
    try:
        engine.wait_ready(READY_SECONDS)
        yield engine
    finally:
        process.stop()

"""The real voice engine (Asterisk 22), started for a test session."""

import contextlib
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runtime.certificate import CERTIFICATE, make_certificate
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings
from tests.telephony.house import House, Process
from tests.telephony.leftovers import note

READY_SECONDS = 60.0
SIPS = 61
"""The encrypted door's port, above the house's first."""


def certificate_of(house: House) -> Path:
    """Where the certificate of the engine's encrypted doors lies."""
    return house.var / "tls" / CERTIFICATE


def engine_for(house: House) -> VoiceEngine:
    """Describe the house's engine; its root is shared with the developer's own."""
    certificate, key = make_certificate(certificate_of(house).parent, ["127.0.0.1"])
    doors = {
        "HOTLINE_TLS_CERTIFICATE": str(certificate),
        "HOTLINE_TLS_KEY": str(key),
        "HOTLINE_ENGINE_SIPS_PORT": str(house.base + SIPS),
        "HOTLINE_ENGINE_WSS_PORT": str(house.base + SIPS + 1),
    }
    environment = {**house.environment, **doors}
    return VoiceEngine(VoiceEngineSettings.from_environment(environment, checkout=ROOT))


@dataclass
class EngineMachine:
    """The engine and its process, which a test may kill and start again."""

    engine: VoiceEngine
    house: House
    process: Process | None = None

    def start(self) -> None:
        """Start the engine and wait until it takes calls.

        Raises:
            VoiceEngineError: it does not.

        """
        log = self.house.var / "log" / "engine.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            popen = self.engine.spawn(out)
        note(self.house.var, popen.pid)
        self.process = Process("engine", popen, log)
        self.engine.wait_ready(READY_SECONDS)

    def kill(self) -> None:
        """Kill the engine in the middle of whatever it does (``kill -9``)."""
        self.stop(signal.SIGKILL)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the engine."""
        if self.process is not None:
            self.process.stop(how)


@contextlib.contextmanager
def running_machine(house: House) -> Iterator[EngineMachine]:
    """Build the engine if need be, start it and wait until it takes calls.

    Raises:
        VoiceEngineError: it cannot be built or started here; a story never skips it.

    """
    machine = EngineMachine(engine_for(house), house)
    machine.engine.prepare(lambda _line: None)
    try:
        machine.start()
        yield machine
    finally:
        machine.stop()

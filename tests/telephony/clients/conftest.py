"""One engine with encrypted doors and two seats at home, for telephones nobody here wrote."""

import dataclasses
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from callcontrol.asterisk.provisioning import render_endpoints
from contracts.telephony_config import SeatPlan
from runtime.certificate import make_certificate
from runtime.tests.voice import free_port, settings_below, start
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.layout import write_file
from runtime.voice_engine.settings import TlsDoors


@pytest.fixture(scope="session")
def home_engine() -> Iterator[VoiceEngine]:
    """Run an engine whose seat 8002 is at home (家庭坐席)."""
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        certificate, key = make_certificate(Path(place) / "tls", ["127.0.0.1"])
        doors = TlsDoors(
            certificate=certificate, key=key, sip_port=free_port(), wss_port=free_port()
        )
        settings = dataclasses.replace(settings_below(Path(place)), tls=doors)
        engine = VoiceEngine(settings)
        engine.prepare(print)
        seats = render_endpoints([SeatPlan(extension="8002", kind="home")], settings.seat_secret)
        etc = settings.instance_dir / "etc"
        write_file(etc / "pjsip_seats.conf", seats.encode(), engine.run_as(), mode=0o600)
        process = start(engine)
        yield engine
        process.terminate()
        process.wait(20)

"""One engine for all attacks, as the platform runs it, with a few seats."""

from collections.abc import Iterator

import pytest

from callcontrol.asterisk.provisioning import render_endpoints
from contracts.telephony_config import SeatPlan
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.layout import write_file
from runtime.voice_engine.self_test import trial_engine
from tests.telephony.hardening.engine import SEATS, reload_accounts


@pytest.fixture(scope="session")
def trial() -> Iterator[VoiceEngine]:
    """Run an engine of the attacks' own."""
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        seats = [SeatPlan(extension=each) for each in SEATS]
        text = render_endpoints(seats, engine.settings.seat_secret)
        place = engine.settings.instance_dir / "etc" / "pjsip_seats.conf"
        write_file(place, text.encode(), engine.run_as(), mode=0o600)
        reload_accounts(engine)
        yield engine

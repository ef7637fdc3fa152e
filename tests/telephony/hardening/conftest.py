"""One engine for all attacks, as the platform runs it, with a few seats."""

from collections.abc import Iterator

import pytest

from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.self_test import trial_engine


@pytest.fixture(scope="session")
def trial() -> Iterator[VoiceEngine]:
    """Run an engine of the attacks' own."""
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        yield engine

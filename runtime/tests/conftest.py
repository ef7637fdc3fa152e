"""One voice engine for all tests that need the real one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.tests.voice import settings_below, start
from runtime.voice_engine.engine import VoiceEngine


@pytest.fixture(scope="session")
def engine() -> Iterator[VoiceEngine]:
    """Build the engine if need be, start it, and end it with the session."""
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        engine = VoiceEngine(settings_below(Path(place)))
        engine.prepare(print)
        process = start(engine)
        yield engine
        process.terminate()
        process.wait(20)

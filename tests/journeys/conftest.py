"""The cast, a stopped clock, and a switchboard that only notes what it is asked."""

from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from hotline.followups.actions import call as call_module
from tests.cast import Cast, cast, frozen
from tests.journeys.story import Story

__all__ = ["cast", "dialled", "frozen", "story"]


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect the calls that follow-ups ask for, instead of dialling."""
    asked: list[dict[str, Any]] = []

    def note(**call: Any) -> UUID:
        asked.append(call)
        return uuid4()

    monkeypatch.setattr(call_module, "call_citizen", note)
    return asked


@pytest.fixture
def story(cast: Cast, frozen: time_machine.Traveller) -> Story:
    """Begin a story with everybody at their desk."""
    return Story(cast, frozen)

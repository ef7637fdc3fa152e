"""A visit's stage follows from its call's events, whatever happened in between."""

from typing import Any

import pytest

from hotline.telephony.rules.visit_stage import stage_of

BEGUN = ["call.entered", "call.flow_started", "call.queued", "call.offered"]
ON_BROWSER = ("call.answered", {"device": "browser"})
ON_PHONE = ("call.answered", {"device": "desk_phone"})
OUTSIDE = ("call.transferred", {"target_kind": "outside"})
COLLEAGUE = ("call.transferred", {"target_kind": "operator"})
JOINED = ("call.party_joined", {"with_citizen": True})
ASIDE = ("call.party_joined", {"with_citizen": False})
STORIES: list[tuple[list[Any], str, bool]] = [
    ([], "unknown", True),
    (BEGUN[:1], "greeting", True),
    (BEGUN, "waiting", True),
    ([*BEGUN, "call.offer_missed"], "waiting", True),
    ([*BEGUN, "call.left_queue", ON_BROWSER, "call.recording_started"], "talking", True),
    ([*BEGUN, ON_BROWSER, "call.held"], "held", True),
    ([*BEGUN, ON_BROWSER, "call.held", ASIDE], "held", True),
    ([*BEGUN, ON_BROWSER, "call.held", "call.resumed"], "talking", True),
    ([*BEGUN, ON_BROWSER, COLLEAGUE], "waiting", True),
    ([*BEGUN, ON_BROWSER, COLLEAGUE, ON_PHONE], "talking", False),
    ([*BEGUN, ON_BROWSER, COLLEAGUE, ON_PHONE, "call.queued", ON_BROWSER], "talking", True),
    ([*BEGUN, ON_BROWSER, OUTSIDE], "waiting", False),
    ([*BEGUN, ON_BROWSER, OUTSIDE, JOINED], "talking", False),
    ([*BEGUN, ON_BROWSER, "call.parked"], "held", True),
    ([*BEGUN, ON_BROWSER, "call.ended", "call.resumed"], "ended", True),
]


@pytest.mark.parametrize(("story", "name", "is_seen"), STORIES)
def test_the_stage_follows_the_story(story: list[Any], name: str, *, is_seen: bool) -> None:
    happenings = [(one, {}) if isinstance(one, str) else one for one in story]
    stage = stage_of(happenings)
    assert (stage.name, stage.is_seen) == (name, is_seen)

"""The moments of a call that the player jumps to."""

from datetime import timedelta
from uuid import UUID

import pytest

from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.models import Recording
from hotline.telephony.recording_queries import moments_of
from hotline.telephony.tests.reported import (
    OPERATOR,
    START,
    answered,
    ended,
    entered,
    recording_started,
    report,
)

pytestmark = pytest.mark.django_db


def test_holds_parties_and_transfers_are_marked_where_they_happened() -> None:
    entered()
    answered(8)
    recording_started(8, path="2026/11/23/1.raw")
    report("call.held", 20, operator_id=OPERATOR)
    report(
        "call.party_asked",
        22,
        party_id="p1",
        party_kind="outside",
        label="12315 市场监管",
        operator_id=OPERATOR,
        purpose="consult",
    )
    report("call.resumed", 30.25, operator_id=OPERATOR)
    report(
        "call.transferred",
        40,
        operator_id=OPERATOR,
        way="blind",
        target_kind="queue",
        target="general",
    )
    report("call.held", 90, call_id=UUID(int=7), operator_id=OPERATOR)
    ended(68)
    absorb_waiting(now=START + timedelta(hours=1))
    recording = Recording.objects.select_related("call").get()
    recording.duration_seconds = 60.0
    assert [(each.at, each.label) for each in moments_of(recording)] == [
        (0.0, "接通"),
        (12.0, "保持"),
        (14.0, "呼叫第三方：12315 市场监管"),
        (22.2, "取回"),
        (32.0, "转接"),
    ]

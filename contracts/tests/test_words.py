"""Every event and message survives the trip through JSON."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from pydantic import ValidationError

from contracts.call_events import CallAnswered, CallEntered, parse_call_event
from contracts.operator_messages import Hold, parse_from_page

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def test_call_event_through_json_is_the_same_event() -> None:
    event = CallAnswered(
        event_id=uuid4(),
        call_id=uuid4(),
        happened_at=NOW,
        operator_id=7,
        seat="8001",
        device="browser",
        waited_seconds=3.2,
    )
    assert parse_call_event.validate_python(event.model_dump(mode="json")) == event


def test_call_event_with_a_word_nobody_agreed_on_is_refused() -> None:
    event = CallEntered(
        event_id=uuid4(),
        call_id=uuid4(),
        happened_at=NOW,
        direction="inbound",
        caller="",
        dialled="12345",
    ).model_dump(mode="json")
    with pytest.raises(ValidationError):
        parse_call_event.validate_python({**event, "colour": "red"})
    with pytest.raises(ValidationError):
        parse_call_event.validate_python({**event, "kind": "call.exploded"})


def test_page_message_of_unknown_type_is_refused() -> None:
    assert isinstance(parse_from_page.validate_python({"type": "hold", "call_id": uuid4()}), Hold)
    with pytest.raises(ValidationError):
        parse_from_page.validate_python({"type": "explode"})

"""Report call events the way call control does: by plain SQL."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

CALL = UUID("6a000000-0000-4000-8000-000000000001")
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NUMBER = "13907551234"
OPERATOR = 41


def report(
    kind: str, seconds: float = 0, /, *, call_id: UUID | None = CALL, **details: Any
) -> UUID:
    """Insert one row with the columns that call control names, and return its event id."""
    event_id = details.pop("event_id", None) or uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO telephony_callevent (event_id, kind, call_id, happened_at, details) "
            "VALUES (%s, %s, %s, %s, %s) ON CONFLICT (event_id) DO NOTHING",
            [event_id, kind, call_id, START + timedelta(seconds=seconds), json.dumps(details)],
        )
    return UUID(str(event_id))


def entered(seconds: float = 0, *, call_id: UUID = CALL, **details: Any) -> None:
    """Report an inbound call, unless told otherwise."""
    ordinary = {"direction": "inbound", "caller": NUMBER, "dialled": "12345"}
    report("call.entered", seconds, call_id=call_id, **{**ordinary, **details})


def answered(seconds: float = 8, *, call_id: UUID = CALL, operator_id: int = OPERATOR) -> None:
    """Report that the operator and the citizen talk."""
    report(
        "call.answered",
        seconds,
        call_id=call_id,
        operator_id=operator_id,
        seat="8001",
        device="browser",
        waited_seconds=5.5,
    )


def ended(seconds: float = 60, *, call_id: UUID = CALL, outcome: str = "answered") -> None:
    """Report the end."""
    report("call.ended", seconds, call_id=call_id, outcome=outcome, ended_by="citizen")


def recording_started(seconds: float = 8, *, path: str, call_id: UUID = CALL) -> None:
    """Report that the engine writes."""
    report("call.recording_started", seconds, call_id=call_id, path=path)


def state_changed(state: str, seconds: float = 0, *, operator_id: int = OPERATOR) -> None:
    """Report an operator's state."""
    report(
        "operator.state_changed",
        seconds,
        call_id=None,
        operator_id=operator_id,
        seat="8001",
        state=state,
    )

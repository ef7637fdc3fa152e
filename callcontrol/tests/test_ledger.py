"""The day's counts by the definitions of the floor, and what a restart remembers."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from callcontrol.files import DirectFiles
from callcontrol.operators.ledger import DayLedger
from callcontrol.tests.world import CONFIGURATION
from callcontrol.watch.tally import Tally
from contracts.call_events import CallEvent, parse_call_event

NOON = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
LEVELS = {"general": 15, "second": 20}


def happening(kind: str, call_id: UUID, **fields: Any) -> CallEvent:
    needed: dict[str, dict[str, Any]] = {
        "call.queued": {"queue": "general", "language": "zh", "position": 1},
        "call.left_queue": {"queue": "general", "reason": "answered", "waited_seconds": 3},
        "call.answered": {
            "operator_id": 7,
            "seat": "8001",
            "device": "browser",
            "waited_seconds": 3,
        },
        "call.offer_missed": {"operator_id": 7, "seat": "8001", "reason": "no_answer"},
        "call.entered": {"direction": "inbound", "caller": "1", "dialled": "12345"},
        "call.ended": {"outcome": "answered", "ended_by": "citizen"},
    }
    base = {"kind": kind, "event_id": uuid4(), "call_id": call_id, "happened_at": NOON}
    return parse_call_event.validate_python({**base, **needed[kind], **fields})


def count(*events: CallEvent) -> DayLedger:
    ledger = DayLedger(day=date(2026, 5, 4))
    for event in events:
        ledger.note(event, LEVELS)
    return ledger


@pytest.mark.parametrize(
    ("waited", "in_time"), [(0, 1), (15, 1), (15.1, 0)], ids=["at once", "just", "late"]
)
def test_call_answered_within_the_level_is_in_time(waited: float, in_time: int) -> None:
    call = uuid4()
    ledger = count(
        happening("call.queued", call),
        happening("call.left_queue", call, waited_seconds=waited),
        happening("call.answered", call),
        happening("call.ended", call),
    )
    line = ledger.queues["general"]
    assert (line.entered, line.answered, line.abandoned, line.in_time) == (1, 1, 0, in_time)
    assert ledger.operators[7].answered == 1
    assert ledger.open == {}


def test_call_that_queues_again_after_a_lost_operator_counts_once() -> None:
    call = uuid4()
    ledger = count(
        happening("call.queued", call),
        happening("call.left_queue", call),
        happening("call.answered", call),
        happening("call.queued", call, is_again=True),
        happening("call.left_queue", call),
        happening("call.answered", call, operator_id=8),
        happening("call.ended", call),
    )
    line = ledger.queues["general"]
    assert (line.entered, line.answered) == (1, 1)
    assert (ledger.operators[7].answered, ledger.operators[8].answered) == (1, 1)


def test_call_sent_to_a_second_queue_counts_in_both_and_is_abandoned_in_one() -> None:
    call = uuid4()
    ledger = count(
        happening("call.queued", call),
        happening("call.left_queue", call),
        happening("call.queued", call, queue="second", is_again=True),
        happening("call.left_queue", call, queue="second", reason="caller_left"),
        happening("call.ended", call),
    )
    assert (ledger.queues["general"].answered, ledger.queues["general"].abandoned) == (1, 0)
    assert (ledger.queues["second"].entered, ledger.queues["second"].abandoned) == (1, 1)


@pytest.mark.parametrize("reason", ["exit_key", "too_long", "return_call", "nobody"])
def test_citizen_who_leaves_by_the_flow_has_abandoned_nothing(reason: str) -> None:
    call = uuid4()
    ledger = count(
        happening("call.queued", call), happening("call.left_queue", call, reason=reason)
    )
    assert (ledger.queues["general"].entered, ledger.queues["general"].abandoned) == (1, 0)


def test_streak_of_missed_offers_ends_with_an_answer_and_a_caller_who_left_is_none() -> None:
    calls = [uuid4() for _ in range(4)]
    missed = [happening("call.offer_missed", call) for call in calls[:3]]
    left = happening("call.offer_missed", calls[3], reason="caller_left")
    ledger = count(*missed, left)
    assert (ledger.operators[7].missed, ledger.operators[7].streak) == (3, 3)
    ledger.note(happening("call.answered", calls[3]), LEVELS)
    assert (ledger.operators[7].missed, ledger.operators[7].streak) == (3, 0)


def test_outbound_call_is_not_an_answered_one() -> None:
    call = uuid4()
    ledger = count(
        happening("call.entered", call, direction="outbound"), happening("call.answered", call)
    )
    assert ledger.operators == {}


def test_midnight_of_the_city_begins_a_new_page_and_an_open_call_goes_on() -> None:
    call = uuid4()
    ledger = count(happening("call.queued", call))
    assert not ledger.turn_page(datetime(2026, 5, 4, 15, 59, tzinfo=UTC))
    assert ledger.turn_page(datetime(2026, 5, 4, 16, 0, tzinfo=UTC))
    ledger.note(happening("call.left_queue", call), LEVELS)
    line = ledger.queues["general"]
    assert (line.entered, line.answered) == (0, 1)


@pytest.fixture
def open_tally(tmp_path: Path) -> Callable[[datetime], Tally]:
    """Open the tally as a process that starts at a moment does."""
    return lambda now: Tally(
        tmp_path / "today.json",
        DirectFiles(),
        configuration=lambda: CONFIGURATION,
        clock=lambda: now,
    )


def test_restart_goes_on_counting_and_a_damaged_file_begins_anew(
    open_tally: Callable[[datetime], Tally], tmp_path: Path
) -> None:
    first = open_tally(NOON)
    call = uuid4()
    first.hear(happening("call.queued", call))
    first.keep()
    second = open_tally(NOON + timedelta(minutes=1))
    second.hear(happening("call.queued", call, is_again=True))
    assert second.ledger.queues["general"].entered == 1
    assert open_tally(NOON + timedelta(days=1)).ledger.queues["general"].entered == 0
    (tmp_path / "today.json").write_text("{", encoding="utf-8")
    assert open_tally(NOON).ledger.queues == {}

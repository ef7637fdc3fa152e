"""Alarms begin at their threshold, stay while it is near, end below; and the guard's file."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from callcontrol.operators.alarms import AlarmBook, Reading
from callcontrol.operators.gauges import read_desks, read_levels, read_queues, read_trunk
from callcontrol.operators.ledger import DayLedger, OperatorCount, QueueCount
from callcontrol.watch.sip_alarms import SipAlarms
from contracts.floor_messages import DeskView, QueueLine, TrunkLine
from contracts.telephony_config import AlarmLimits, DialRules

NOON = datetime(2026, 5, 4, 4, 0, tzinfo=UTC)
LIMITS = AlarmLimits()


def line(**changes: Any) -> QueueLine:
    usual: dict[str, Any] = dict.fromkeys(
        (
            "waiting",
            "longest_wait_seconds",
            "talking",
            "wrap_up",
            "entered_today",
            "answered_today",
            "abandoned_today",
            "answered_in_time_today",
        ),
        0,
    )
    usual |= {"name": "general", "label": "综合", "ready": 5, "service_level_seconds": 15}
    return QueueLine.model_validate({**usual, **changes})


def raised(readings: list[Reading]) -> dict[str, str]:
    book = AlarmBook()
    book.weigh(readings, now=NOON)
    return {one.alarm: one.level for one in book.lines}


@pytest.mark.parametrize(
    ("changes", "alarms"),
    [
        ({"waiting": 19}, {}),
        ({"waiting": 20}, {"waiting": "warning"}),
        ({"waiting": 40}, {"waiting": "critical"}),
        ({"longest_wait_seconds": 59}, {}),
        ({"longest_wait_seconds": 60}, {"longest_wait": "warning"}),
        ({"longest_wait_seconds": 180}, {"longest_wait": "critical"}),
        ({"ready": 0, "waiting": 1, "longest_wait_seconds": 9, "talking": 3}, {}),
        (
            {"ready": 0, "waiting": 1, "longest_wait_seconds": 10, "talking": 3},
            {"nobody_ready": "warning"},
        ),
        ({"ready": 0, "waiting": 1, "longest_wait_seconds": 10}, {"nobody_ready": "critical"}),
        ({"ready": 0}, {}),  # nobody waits: the night shift of a small queue
    ],
)
def test_queue_at_a_threshold_raises_its_alarm(
    changes: dict[str, Any], alarms: dict[str, str]
) -> None:
    assert raised(list(read_queues([line(**changes)], LIMITS))) == alarms


@pytest.mark.parametrize(
    ("good", "calls", "alarms"),
    [(15, 19, {}), (16, 20, {}), (15, 20, {"service_level": "warning"})],
)
def test_service_level_of_the_last_calls_needs_enough_calls(
    good: int, calls: int, alarms: dict[str, str]
) -> None:
    recent = [True] * good + [False] * (calls - good)
    ledger = DayLedger(day=date(2026, 5, 4), queues={"general": QueueCount(recent=recent)})
    assert raised(list(read_levels([line()], ledger, LIMITS))) == alarms


def desk(state: str, seconds: float) -> DeskView:
    return DeskView.model_validate(
        {
            "operator_id": 7,
            "display_name": "王芳",
            "seat": "8001",
            "group": "hall",
            "device": "browser",
            "state": state,
            "since": NOON - timedelta(seconds=seconds),
            "has_page": True,
        }
    )


@pytest.mark.parametrize(
    ("state", "seconds", "streak", "alarms"),
    [
        ("wrap_up", 179, 0, {}),
        ("wrap_up", 180, 0, {"long_wrap_up": "warning"}),
        ("break", 1199, 0, {}),
        ("break", 1200, 0, {"long_break": "warning"}),
        ("ready", 5000, 2, {}),
        ("ready", 5000, 3, {"no_answer": "warning"}),
    ],
)
def test_operator_who_rests_wraps_up_or_misses_too_much_is_shown(
    state: str, seconds: float, streak: int, alarms: dict[str, str]
) -> None:
    ledger = DayLedger(day=date(2026, 5, 4), operators={7: OperatorCount(streak=streak)})
    found = list(read_desks([desk(state, seconds)], ledger, LIMITS, now=NOON))
    assert raised(found) == alarms
    assert all("王芳" in reading.text for reading in found)


@pytest.mark.parametrize(
    ("channels", "lines", "minutes", "alarms"),
    [
        (79, 0, 47_999, {}),
        (80, 0, 0, {"trunk": "warning"}),
        (98, 0, 0, {"trunk": "critical"}),
        (0, 0, 48_000, {"minutes": "warning"}),
        (0, 0, 60_000, {"minutes": "critical"}),
        (0, 450, 0, {"lines": "warning"}),
    ],
)
def test_trunk_minutes_and_lines_warn_before_they_are_full(
    channels: int, lines: int, minutes: float, alarms: dict[str, str]
) -> None:
    trunk = TrunkLine(
        channels=channels,
        inbound=channels,
        outbound=0,
        line_limit=500,
        lines=lines,
        softphones=230,
        softphones_used=0,
    )
    assert raised(list(read_trunk(trunk, DialRules(), LIMITS, minutes=minutes))) == alarms


def reading(**changes: Any) -> Reading:
    usual = {"alarm": "waiting", "text": "排队 20 人", "is_over": True}
    return Reading(**{**usual, **changes})


def test_alarm_near_its_threshold_neither_begins_nor_ends() -> None:
    book = AlarmBook()
    near = reading(is_over=False, is_near=True)
    assert book.weigh([near], now=NOON) == []
    (begun,) = book.weigh([reading()], now=NOON)
    assert not begun.is_over
    later = NOON + timedelta(minutes=1)
    assert book.weigh([near], now=later) == []
    (ended,) = book.weigh([reading(is_over=False)], now=later)
    assert ended.is_over
    assert book.lines == []


def test_alarm_that_flickers_stays_for_a_while_and_one_without_a_gauge_is_over() -> None:
    book = AlarmBook()
    book.weigh([reading()], now=NOON)
    assert book.weigh([], now=NOON + timedelta(seconds=9)) == []
    (ended,) = book.weigh([], now=NOON + timedelta(seconds=10))
    assert ended.is_over


def test_alarm_that_grows_worse_is_told_once_and_its_text_is_the_newest() -> None:
    book = AlarmBook()
    book.weigh([reading()], now=NOON)
    assert book.weigh([reading(text="排队 21 人")], now=NOON) == []
    assert book.lines[0].text == "排队 21 人"
    worse = reading(level="critical", text="排队 40 人")
    assert [one.line.level for one in book.weigh([worse], now=NOON)] == ["critical"]
    assert book.weigh([worse], now=NOON) == []


def attack(at: datetime, **changes: Any) -> str:
    usual = {
        "at": at.isoformat(),
        "alarm": "sip_scan",
        "level": "warning",
        "source": "203.0.113.9",
        "count": 37,
        "text": "疑似扫描",
    }
    return json.dumps({**usual, **changes}) + "\n"


def test_guards_file_is_followed_through_damage_and_renaming(tmp_path: Path) -> None:
    path = tmp_path / "alarms.jsonl"
    alarms = SipAlarms(path)
    assert list(alarms.read(NOON)) == []
    path.write_text("garbage\n[]\n" + attack(NOON) + '{"half', encoding="utf-8")
    (found,) = alarms.read(NOON)
    assert (found.alarm, found.subject, found.text) == ("sip_attack", "203.0.113.9", "疑似扫描")
    path.rename(tmp_path / "alarms.jsonl.1")
    later = NOON + timedelta(minutes=5)
    full = attack(later, alarm="lines_full", source="", level="critical", text="线路已满")
    path.write_text(full, encoding="utf-8")
    found_now = {(one.alarm, one.subject, one.level) for one in alarms.read(later)}
    assert found_now == {
        ("sip_attack", "203.0.113.9", "warning"),
        ("lines", "engine", "critical"),
    }
    assert list(alarms.read(later + timedelta(minutes=11))) == []

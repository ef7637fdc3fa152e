"""The day's curve: counted from call records, beside yesterday's and the forecast."""

from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

import pytest

from hotline.accounts.rules.roles import Role
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.floor_curve import floor_curve
from hotline.telephony.models import Call, CallRecord
from hotline.telephony.tests.floor import person
from hotline.telephony.tests.test_api_floor import Door

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 10, tzinfo=SHANGHAI)
_numbers = count(1)


def _call(
    at: datetime,
    *,
    queue: str = "general",
    result: str = "answered",
    waited: float | None = 60,
    **more: object,
) -> None:
    call = Call(pk=UUID(int=next(_numbers)), correlation_id=UUID(int=1), entered_at=at)
    call.last_event_at = at
    fields = {"direction": "inbound", "entered_at": at, "queued_at": at, "queue": queue}
    record = CallRecord(call=call, result=result, waited_seconds=waited, **{**fields, **more})
    with writing():
        call.save()
        record.save()


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def _history(weeks: int) -> None:
    """Four calls at nine on the Tuesdays and Mondays of so many weeks."""
    for back in range(1, weeks + 1):
        for day in (TODAY - timedelta(weeks=back), TODAY - timedelta(weeks=back, days=1)):
            for minute in range(4):
                _call(_at(day, 9, minute))


def test_calls_are_counted_by_the_half_hour_in_which_they_began_to_wait() -> None:
    _call(_at(TODAY, 8, 59), result="left_in_queue", waited=120)
    _call(_at(TODAY, 9, 0))
    _call(_at(TODAY, 9, 8), result="running", waited=None)
    _call(_at(TODAY, 9, 9), is_test=True)
    _call(_at(TODAY, 9, 9), direction="outbound")
    _call(_at(TODAY, 9, 9), queued_at=None)
    _call(_at(TODAY - timedelta(days=1), 23, 59), waited=600)
    curve = floor_curve("", NOW)
    assert (len(curve.so_far.arrivals), curve.slots_over) == (19, 18)
    assert curve.so_far.arrivals[17:] == (1, 2)
    assert curve.so_far.answered[17:] == (0, 1)
    assert curve.so_far.waiting[0] == 1
    assert curve.so_far.waiting[17:] == (1, 2)
    assert (len(curve.yesterday.arrivals), curve.yesterday.arrivals[47]) == (48, 1)
    assert curve.expected is None


def test_the_forecast_comes_from_the_same_weekday_and_erring_from_yesterday() -> None:
    _history(5)
    for minute in range(6):
        _call(_at(TODAY - timedelta(days=1), 9, minute))
    curve = floor_curve("", NOW)
    assert curve.expected is not None
    assert curve.expected.days[0] == date(2026, 11, 17)
    assert curve.expected.arrivals[18] == 4
    assert curve.erred is not None
    assert (curve.erred.expected, curve.erred.came) == (4, 6)
    assert curve.erred.bias == pytest.approx(-1 / 3)


def test_a_queue_has_a_curve_of_its_own() -> None:
    _call(_at(TODAY, 8), queue="law")
    _call(_at(TODAY, 8))
    assert sum(floor_curve("law", NOW).so_far.arrivals) == 1
    assert sum(floor_curve("", NOW).so_far.arrivals) == 2


def test_the_door_tells_how_it_was_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.telephony.api.curve.now", lambda: NOW)
    zhou = Door(person("zhou", Role.TEAM_LEADER))
    shown = zhou.get("/floor/curve")
    assert (shown["forecast"], shown["erring"]) == (None, None)
    assert shown["reckoned"][0] == "可对照的日子不足 3 天，暂不预测。"
    _history(4)
    _call(_at(TODAY - timedelta(days=1), 9))
    shown = zhou.get("/floor/curve", queue="general\0")
    assert shown["labels"][18] == "09:00"
    assert shown["forecast"]["total"] == 4
    assert "最近 8 周同一星期几" in shown["reckoned"][0]
    assert "昨天零点预测 4 通，实际 1 通，多估 300.0%" in shown["reckoned"][1]
    assert shown["yesterday"]["date"] == "2026-11-23"
    outsider = Door(person("wang", Role.OPERATOR))
    assert outsider.client.get("/api/floor/curve").status_code == 403

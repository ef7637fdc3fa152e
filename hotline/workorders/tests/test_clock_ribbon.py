"""The ribbon: spans without gaps, what counted, what was barred, and the last minute."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hotline.reference.rules.calendar import ALWAYS_OPEN, WorkCalendar
from hotline.reference.rules.calling_hours import CALLING_HOURS
from hotline.reference.rules.stopped_time import Stop, add_counted_time, counted_time
from hotline.reference.tests.calendars import OFFICE, at
from hotline.reference.tests.test_calendar_properties import MINUTE, calendars, moments, ordinary
from hotline.workorders.rules.clock_ribbon import Clockwork, Ribbon, SpanKind, ribbon


def _clock(start: str, end: str, **changes: Any) -> Clockwork:
    usual: dict[str, Any] = {
        "started_at": at(start),
        "ends_at": at(end),
        "stopped_at": None,
        "stops": (),
        "counting": OFFICE,
        "acting": OFFICE,
    }
    return Clockwork(**(usual | changes))


def _told(drawn: Ribbon) -> list[tuple[str, str, str]]:
    """Say each span in local days and times."""
    zone = at("2026-11-24 00:00").tzinfo
    shape = "%d %H:%M"
    return [
        (
            str(each.kind),
            each.starts_at.astimezone(zone).strftime(shape),
            each.ends_at.astimezone(zone).strftime(shape),
        )
        for each in drawn.spans
    ]


def test_office_clock_runs_rests_and_ends() -> None:
    drawn = ribbon(_clock("2026-11-24 10:00", "2026-11-25 10:00"), at("2026-11-24 16:30"))
    assert _told(drawn) == [
        ("running", "24 10:00", "24 12:00"),
        ("barred", "24 12:00", "24 14:30"),
        ("running", "24 14:30", "24 17:30"),
        ("barred", "24 17:30", "25 08:00"),
        ("running", "25 08:00", "25 10:00"),
    ]
    assert (drawn.spent, drawn.whole) == (timedelta(hours=4), timedelta(hours=7))
    assert drawn.last_minute_at == at("2026-11-25 09:59")


def test_follow_up_counts_at_night_but_nobody_may_be_called() -> None:
    night = _clock(
        "2026-11-24 11:00", "2026-11-25 11:00", counting=ALWAYS_OPEN, acting=CALLING_HOURS
    )
    drawn = ribbon(night, at("2026-11-24 13:00"))
    assert [(each.kind, each.counts) for each in drawn.spans] == [
        (SpanKind.RUNNING, True),
        (SpanKind.BARRED, True),
        (SpanKind.RUNNING, True),
        (SpanKind.BARRED, True),
        (SpanKind.RUNNING, True),
    ]
    assert drawn.spent == timedelta(hours=2)
    late = _clock(
        "2026-11-24 13:00", "2026-11-25 13:00", counting=ALWAYS_OPEN, acting=CALLING_HOURS
    )
    assert ribbon(late, at("2026-11-24 14:00")).last_minute_at == at("2026-11-25 11:59")


def test_suspended_clock_has_no_last_minute_and_is_drawn_until_now() -> None:
    stops = ((at("2026-11-24 11:00"), None),)
    drawn = ribbon(
        _clock("2026-11-24 10:00", "2026-11-25 10:00", stops=stops), at("2026-11-26 09:00")
    )
    assert _told(drawn) == [
        ("running", "24 10:00", "24 11:00"),
        ("suspended", "24 11:00", "26 09:00"),
    ]
    assert (drawn.spent, drawn.whole) == (timedelta(hours=1), timedelta(hours=7))
    assert drawn.last_minute_at is None


def test_gone_on_clock_shows_where_it_stood_still() -> None:
    stops = ((at("2026-11-24 11:00"), at("2026-11-24 15:00")),)
    drawn = ribbon(
        _clock("2026-11-24 10:00", "2026-11-24 16:30", stops=stops), at("2026-11-24 15:30")
    )
    assert _told(drawn) == [
        ("running", "24 10:00", "24 11:00"),
        ("suspended", "24 11:00", "24 15:00"),
        ("running", "24 15:00", "24 16:30"),
    ]


def test_overdue_and_stopped_clocks() -> None:
    clock = _clock("2026-11-24 10:00", "2026-11-24 11:00")
    drawn = ribbon(clock, at("2026-11-24 11:30"))
    assert _told(drawn)[-1] == ("overdue", "24 11:00", "24 11:30")
    assert drawn.spent == drawn.whole
    in_time = _clock("2026-11-24 10:00", "2026-11-24 11:00", stopped_at=at("2026-11-24 10:20"))
    assert _told(ribbon(in_time, at("2026-12-24 10:00"))) == [("running", "24 10:00", "24 10:20")]
    assert ribbon(in_time, at("2026-12-24 10:00")).last_minute_at is None
    too_late = _clock("2026-11-24 10:00", "2026-11-24 11:00", stopped_at=at("2026-11-24 11:20"))
    assert _told(ribbon(too_late, at("2026-12-24 10:00")))[-1] == (
        "overdue",
        "24 11:00",
        "24 11:20",
    )


@st.composite
def _stops_of(draw: st.DrawFn, start: datetime) -> tuple[Stop, ...]:
    """Return stops in order and apart after the start, as rows keep them."""
    found, last = [], start
    for _ in range(draw(st.integers(0, 3))):
        since = last + draw(st.integers(1, 900)) * MINUTE
        last = since + draw(st.integers(1, 900)) * MINUTE
        found.append((since, last))
    return tuple(found)


@ordinary
@given(calendars(), calendars(), moments, st.integers(1, 2000), st.integers(0, 4000), st.data())
def test_spans_are_in_order_without_gaps_and_what_counts_is_the_whole(
    counting: WorkCalendar,
    acting: WorkCalendar,
    start: datetime,
    minutes: int,
    passed: int,
    data: st.DataObject,
) -> None:
    stops = data.draw(_stops_of(start))
    end = add_counted_time(start, minutes * MINUTE, counting, stops)
    assert end is not None
    now = start + passed * MINUTE
    clock = Clockwork(
        started_at=start,
        ends_at=end,
        stopped_at=None,
        stops=stops,
        counting=counting,
        acting=acting,
    )
    drawn = ribbon(clock, now)
    spans = drawn.spans
    assert spans[0].starts_at == start
    assert spans[-1].ends_at == max(end, now)
    assert all(one.ends_at == other.starts_at for one, other in pairwise(spans))
    counted = sum((each.ends_at - each.starts_at for each in spans if each.counts), timedelta())
    assert counted == drawn.whole == minutes * MINUTE
    assert drawn.spent == min(counted_time(start, now, counting, stops), drawn.whole)

"""When a campaign may call, and what a list of people looks like."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.reference.rules.calling_hours import may_call
from hotline.telephony.rules.call_list import UnreadableError, read_list
from hotline.telephony.rules.campaign_day import next_window, window_at

DAY = datetime(2026, 11, 24, tzinfo=UTC)
"""Midnight in UTC: 08:00 in the city."""
LATE = datetime(2026, 12, 31, tzinfo=UTC)


def _at(hour: int, minute: int = 0) -> datetime:
    """Return an hour of the city's day as an instant."""
    return DAY.replace(hour=(hour - 8) % 24, minute=minute, day=24 if hour >= 8 else 23)


@pytest.mark.parametrize(
    ("moment", "opens", "closes"),
    [
        (_at(10), _at(9), _at(12)),  # 上午：到 12:00 为止
        (_at(11, 59), _at(9), _at(12)),
        (_at(14, 30), _at(14, 30), _at(20)),  # 下午：到任务自己的结束时间为止
        (_at(12), None, None),  # 12:00 起不得外呼
        (_at(14, 29), None, None),
        (_at(8, 59), None, None),  # 任务自己的时段还没到
        (_at(20), None, None),
        (_at(23), None, None),
    ],
)
def test_the_window_is_the_campaigns_day_within_the_hours_citizens_may_be_called(
    moment: datetime, opens: datetime | None, closes: datetime | None
) -> None:
    window = window_at(moment, time(9), time(20), LATE)
    assert (window and window.opens, window and window.closes) == (opens, closes)


def test_the_end_of_the_campaign_ends_its_window() -> None:
    window = window_at(_at(10), time(9), time(20), _at(10, 30))
    assert window is not None
    assert window.closes == _at(10, 30)


@given(
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - given a zone
    st.times(),
    st.times(),
)
def test_nobody_is_ever_called_in_barred_hours(moment: datetime, begin: time, end: time) -> None:
    window = window_at(moment, begin, end, LATE)
    if window is not None:
        assert may_call(moment)
        assert window.opens <= moment < window.closes


def test_the_next_window_is_the_first_hour_both_allow() -> None:
    assert next_window(_at(12, 30), time(9), time(20), LATE) == _at(14, 30)
    assert next_window(_at(21), time(9), time(20), LATE) == datetime(2026, 11, 25, 1, tzinfo=UTC)
    assert next_window(_at(21), time(9), time(20), _at(22)) is None
    assert next_window(_at(9), time(12), time(14), LATE) is None


def test_good_lines_are_kept_bad_ones_reported_repeats_counted() -> None:
    lines = ["姓名,号码,工单号", "陈静,139 0755 1234,GD1", ",没有,", "王五,13907551234,GD2"]
    text = "\n".join([*lines, "", "赵六,089866661234,", "空,,"])
    people, bad, repeated = read_list(text.encode())
    assert [(each.number, each.label, each.reference) for each in people] == [
        ("13907551234", "陈静", "GD1"),
        ("089866661234", "赵六", ""),
    ]
    assert [(each.line, each.why) for each in bad] == [(3, "号码不正确。"), (7, "没有号码。")]
    assert repeated == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_a_list_from_any_spreadsheet_is_read(encoding: str) -> None:
    people, bad, _ = read_list("电话,说明\n13907551234,陈静".encode(encoding))
    assert (people[0].label, bad) == ("陈静", [])


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "表头"),
        ("姓名,地址\n陈静,海口".encode(), "号码"),
        (b"\xff\xfe\x00\xd8", "不是文本"),
        (b"number\n" + b"1\n" * 20_001, "分批"),
    ],
)
def test_a_file_that_is_no_list_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        read_list(content)

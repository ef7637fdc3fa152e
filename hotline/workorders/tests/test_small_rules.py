"""Numbers, codes, phone places, district guesses and thin results, case by case."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.core.six_digits import format_code
from hotline.workorders.rules.district_guess import guess_district
from hotline.workorders.rules.numbering import (
    format_number,
    looks_like_number,
    numbering_day,
)
from hotline.workorders.rules.phone_places import phone_place
from hotline.workorders.rules.result_elements import _is_one_liner


def test_number_is_the_local_day_and_its_count() -> None:
    just_after_midnight = datetime(2026, 11, 23, 16, 0, 1, tzinfo=UTC)
    day = numbering_day(just_after_midnight)
    assert day == date(2026, 11, 24)
    assert format_number(day, 17) == "20261124000017"
    with pytest.raises(ValueError, match="number 1"):
        format_number(day, 0)


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.integers(1, 5_000_000))
def test_every_number_looks_like_one(day: date, sequence: int) -> None:
    assert looks_like_number(format_number(day, sequence))


@pytest.mark.parametrize(
    "text", ["", "2026", "abc", "20261124-00017", "２０２６１１２４００００１７x"]
)
def test_other_text_does_not_look_like_a_number(text: str) -> None:
    assert not looks_like_number(text)


@given(st.integers(0, 999_999))
def test_code_has_six_digits(value: int) -> None:
    assert len(format_code(value)) == 6
    assert int(format_code(value)) == value


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("089866668888", "海南省海口市、三亚市"),
        ("", ""),
        ("anonymous", ""),
        ("12", ""),
    ],
)
def test_phone_place(number: str, place: str) -> None:
    assert phone_place(number) == place


def test_phone_place_of_a_mobile_names_province_and_carrier() -> None:
    place = phone_place("13907551234")
    assert place.startswith("海南省海口市")
    assert place.endswith("中国移动")


def test_district_is_the_commonest_and_says_why() -> None:
    longhua, meilan = ("460106", "龙华区"), ("460108", "美兰区")
    assert guess_district([]) is None
    found = guess_district([meilan, longhua, longhua])
    assert found is not None
    assert (found.code, found.reason) == ("460106", "该号码近 3 件工单中有 2 件在龙华区")
    tie = guess_district([meilan, longhua])
    assert tie is not None
    assert tie.code == meilan[0]


@pytest.mark.parametrize(
    ("text", "is_thin"),
    [
        ("已处理", True),
        ("已办结，已答复。", True),
        ("我局已依法及时处理完毕，已办结，已答复，已妥善解决。", True),
        ("灯修好了", True),
        ("当日派员到现场，更换三盏灯的线缆，已恢复照明。", False),
        ("经核实，该处路灯由街道管理，已联系街道于 11 月 25 日前更换。", False),
    ],
)
def test_one_line_results_are_recognised(text: str, is_thin: bool) -> None:  # noqa: FBT001 - a column of the table
    assert _is_one_liner(text) is is_thin

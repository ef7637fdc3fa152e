"""Choices, readings and editions of holidays: loaded once, versioned, found by date."""

from datetime import UTC, date, datetime

import pytest

from hotline.core.actor import SYSTEM
from hotline.reference.actions.load_choices import load_choices
from hotline.reference.actions.load_holidays import load_holidays
from hotline.reference.errors import VersionInForce
from hotline.reference.models import CalendarVersion, HolidayEdition, LimitPolicy, Reading
from hotline.reference.queries import (
    choose_limit,
    get_calendar,
    get_frozen_calendar,
    get_reading,
    list_readings,
)
from hotline.reference.rules.choices import Case
from hotline.reference.rules.entries import ChoiceEntry, HolidayEntry, ReadingEntry
from hotline.reference.rules.readings import ReadingKey, dispatch_start

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
TODAY, LONG_AGO = NOW.date(), date(2020, 1, 1)
pytestmark = pytest.mark.django_db


def _choice(**changes: object) -> ChoiceEntry:
    usual: dict[str, object] = {"starts_on": LONG_AGO, "clock": "handling", "limit": "usual"}
    return ChoiceEntry.model_validate(usual | changes)


def _reading(**changes: object) -> ReadingEntry:
    usual: dict[str, object] = {
        "key": "callback_clock",
        "starts_on": LONG_AGO,
        "question": "停表吗？",
        "clause": "没有写明",
        "touches": "orders",
        "chosen": "running",
        "why": "较早",
        "effect": "两种都存",
        "choices": [
            {"value": "running", "label": "不停", "means": "连续"},
            {"value": "paused", "label": "停", "means": "暂停"},
        ],
    }
    return ReadingEntry.model_validate(usual | changes)


def _load(choices: list[ChoiceEntry], readings: list[ReadingEntry]) -> int:
    return load_choices(choices=choices, readings=readings, city="haikou", by=SYSTEM, now=NOW)


@pytest.fixture
def _limits() -> None:
    for name in ("usual", "phone", "heating", "later"):
        LimitPolicy.objects.create(
            name=name, label=name, starts_on=LONG_AGO, minutes=60, calendar="always"
        )


def _chosen(on: date, topic: str = "0101", **case: str) -> str:
    limit = choose_limit(Case(clock="handling", **case), on, topic=lambda: topic, otherwise="usual")
    return limit.name


@pytest.mark.usefixtures("_limits")
def test_limit_is_chosen_by_the_lines_in_force_on_the_date() -> None:
    lines = [
        _choice(channel="phone", limit="phone"),
        _choice(topic="05", limit="heating"),
        _choice(topic="05", limit="later", starts_on=date(2026, 12, 1)),
    ]
    assert _load(lines, []) == 3
    assert _load(lines, []) == 0
    assert _chosen(TODAY) == "usual"  # nothing speaks of it
    assert _chosen(TODAY, channel="phone") == "phone"
    assert _chosen(TODAY, "0501", channel="phone") == "heating"
    assert _chosen(date(2026, 12, 1), "0501") == "later"


@pytest.mark.usefixtures("_limits")
def test_topic_is_not_asked_for_unless_a_line_names_one() -> None:
    def never() -> str:
        pytest.fail("the topic was loaded for nothing")

    _load([_choice(channel="phone", limit="phone")], [])
    case = Case(clock="handling", channel="phone")
    assert choose_limit(case, TODAY, topic=never, otherwise="usual").name == "phone"


def test_version_in_force_is_not_rewritten() -> None:
    _load([_choice()], [_reading()])
    with pytest.raises(VersionInForce, match="starts_on"):
        _load([_choice(limit="other")], [])
    with pytest.raises(VersionInForce, match="停表吗"):
        _load([], [_reading(chosen="paused")])


def test_reading_is_the_safest_until_the_city_says_another() -> None:
    assert get_reading(ReadingKey.CALLBACK_CLOCK, date(2026, 1, 1)) == "running"
    _load([], [_reading(), _reading(starts_on=date(2026, 12, 1), chosen="paused")])
    assert get_reading(ReadingKey.CALLBACK_CLOCK, TODAY) == "running"
    assert get_reading(ReadingKey.CALLBACK_CLOCK, date(2026, 12, 1)) == "paused"
    (shown,) = list_readings(TODAY)
    assert shown.chosen == "running"


def test_explanation_of_a_reading_may_be_reworded() -> None:
    _load([], [_reading()])
    assert _load([], [_reading(why="说得更清楚")]) == 0
    assert Reading.objects.get().explanation["why"] == "说得更清楚"


@pytest.mark.parametrize(
    ("reading", "minute"),
    [("earliest", 10), ("registration", 20), ("contact_start", 0)],
)
def test_dispatch_clock_begins_as_the_contract_is_read(reading: str, minute: int) -> None:
    began = dispatch_start(
        reading, opened_at=NOW, closed_at=NOW.replace(minute=10), now=NOW.replace(minute=20)
    )
    assert began == NOW.replace(minute=minute)


def test_dispatch_clock_of_a_contact_still_open_begins_with_the_registration() -> None:
    later = NOW.replace(minute=20)
    assert dispatch_start("earliest", opened_at=NOW, closed_at=None, now=later) == later


def _holiday(day: int, kind: str = "holiday") -> HolidayEntry:
    return HolidayEntry.model_validate({"date": date(2026, 12, day), "kind": kind, "name": "试验"})


def _days(*entries: HolidayEntry) -> None:
    load_holidays(entries=entries, by=SYSTEM, now=NOW)


def test_correction_of_a_year_is_a_new_edition_and_loading_again_none() -> None:
    _days(_holiday(1))
    _days(_holiday(1))
    assert HolidayEdition.objects.count() == 1
    _days(_holiday(2))
    newest = HolidayEdition.objects.latest("id")
    assert (newest.year, len(newest.days)) == (2026, 2)
    assert HolidayEdition.objects.count() == 2


def test_clock_keeps_the_holidays_known_when_it_started() -> None:
    office = [["08:00", "12:00"]]
    CalendarVersion.objects.create(
        name="office", label="", starts_on=LONG_AGO, weekly=[office] * 7, observes_holidays=True
    )
    _days(_holiday(1))
    known = get_calendar("office", TODAY)
    assert known.holidays_version == HolidayEdition.objects.latest("id").pk
    _days(_holiday(2), _holiday(3, "make_up"))
    frozen = get_frozen_calendar("office", known.version, known.holidays_version, TODAY)
    assert frozen == known
    assert not frozen.is_working_day(date(2026, 12, 1))
    assert frozen.is_working_day(date(2026, 12, 2))


def test_clock_from_before_editions_counts_by_the_days_known_now() -> None:
    row = CalendarVersion.objects.create(
        name="office",
        label="",
        starts_on=LONG_AGO,
        weekly=[[["08:00", "12:00"]]] * 7,
        observes_holidays=True,
    )
    _days(_holiday(1))
    assert not get_frozen_calendar("office", row.pk, 0, TODAY).is_working_day(date(2026, 12, 1))
    assert get_frozen_calendar("always", 0, 0, TODAY).is_working_day(date(2026, 12, 1))

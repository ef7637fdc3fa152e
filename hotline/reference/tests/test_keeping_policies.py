"""Policies and calendars by their doors: new versions, never changed ones."""

from datetime import date, timedelta
from typing import Any

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.reference.actions.load_holidays import load_holidays
from hotline.reference.actions.load_policies import load_policies
from hotline.reference.models import CalendarVersion, Holiday, HolidayEdition, LimitPolicy, Reading
from hotline.reference.queries import get_calendar, get_limit, get_reading
from hotline.reference.rules.entries import HolidayEntry, LimitEntry
from hotline.reference.rules.readings import ReadingKey
from tests.cast import NOW, Cast, Door, cast, frozen

__all__ = ["cast", "frozen"]
TODAY = date(2026, 11, 24)
LATER = TODAY + timedelta(days=10)
LIMIT = {
    "name": "handling_general",
    "starts_on": LATER.isoformat(),
    "label": "3 个工作日内办结",
    "working_days": 3,
    "calendar": "office",
    "stages": [80, 50],
    "note": "提速专项",
}
NEW_YEAR = {"date": "2027-01-01", "kind": "holiday", "name": "元旦"}
pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def door(cast: Cast) -> Door:
    return Door(cast.lin_admin)


def _question() -> Reading:
    choices = [{"value": each, "label": each, "means": "……"} for each in ("running", "paused")]
    told = {"question": "夜间回访", "clause": "第 9 条", "touches": "orders", "why": "最稳妥"}
    return Reading.objects.create(
        key=ReadingKey.CALLBACK_CLOCK,
        starts_on=date(2026, 1, 1),
        chosen="running",
        explanation={**told, "choices": choices, "effect": "……"},
    )


@pytest.mark.parametrize("path", ["policies", "calendars", "calendars/days?year=2026"])
def test_only_an_administrator_sees_them(cast: Cast, path: str) -> None:
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
        (cast.lin_admin, 200),
    ):
        assert Door(visitor).client.get(f"/api/administration/{path}").status_code == status
    assert Door(cast.leader_zhou).post("/administration/policies/limits", LIMIT)[0] == 403


def test_limit_gets_a_version_and_the_old_one_holds_until_then(door: Door) -> None:
    status, answer = door.post("/administration/policies/limits", LIMIT)
    assert status == 200
    states = {
        each["starts_on"]: each["state"]
        for each in answer["limits"]
        if each["name"] == "handling_general"
    }
    assert states == {"2020-01-01": "holding", LATER.isoformat(): "waiting"}
    assert get_limit("handling_general", TODAY).working_days == 5
    assert get_limit("handling_general", LATER).working_days == 3
    event = Event.objects.get(kind="policy.version_added")
    assert event.subject_id == "limit:handling_general"
    assert (event.details["old"]["working_days"], event.details["new"]["working_days"]) == (5, 3)
    row = LimitPolicy.objects.get(starts_on=LATER)
    assert (row.made_by_label, row.note) == ("林管理（系统管理员）", "提速专项")
    assert row.stages == [50, 80]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": TODAY.isoformat()}, "starts_on"),
        ({"starts_on": "2026-01-01"}, "starts_on"),
        ({"note": " "}, "note"),
        ({"label": ""}, "label"),
        ({"minutes": 5}, "minutes"),
        ({"working_days": 0}, "working_days"),
        ({"working_days": None}, "minutes"),
        ({"calendar": "moon"}, "calendar"),
        ({"act_within": "moon"}, "act_within"),
        ({"stages": [0]}, "stages"),
    ],
)
def test_version_that_cannot_be_is_refused(door: Door, changes: dict[str, Any], field: str) -> None:
    status, answer = door.post("/administration/policies/limits", LIMIT | changes)
    assert status == 422
    assert field in answer["fields"]
    assert not LimitPolicy.objects.filter(name="handling_general", starts_on=LATER).exists()


def test_two_versions_never_begin_on_one_day_and_names_are_known(door: Door) -> None:
    door.post("/administration/policies/limits", LIMIT)
    assert "starts_on" in door.post("/administration/policies/limits", LIMIT)[1]["fields"]
    assert door.post("/administration/policies/limits", LIMIT | {"name": "nothing"})[0] == 404


def test_version_is_withdrawn_only_before_its_first_day(door: Door) -> None:
    door.post("/administration/policies/limits", LIMIT)
    waiting = LimitPolicy.objects.get(starts_on=LATER)
    holding = LimitPolicy.objects.get(name="handling_general", starts_on=date(2020, 1, 1))
    path, why = "/administration/policies/withdraw", {"kind": "limit", "note": "填错了"}
    refused = door.post(path, why | {"version": holding.pk})
    assert (refused[0], refused[1]["code"]) == (422, "version_in_force")
    assert door.post(path, why | {"version": waiting.pk, "note": ""})[0] == 422
    assert door.post(path, why | {"version": waiting.pk})[0] == 200
    assert door.post(path, why | {"version": waiting.pk})[0] == 404
    event = Event.objects.get(kind="policy.version_withdrawn")
    assert event.details["old"]["working_days"] == 3


def test_a_waiting_version_of_the_citys_files_is_withdrawn_there(door: Door) -> None:
    row = LimitPolicy.objects.create(
        name="follow_up", label="未来", starts_on=LATER, minutes=60, calendar="always"
    )
    body = {"kind": "limit", "version": row.pk, "note": "不要"}
    assert door.post("/administration/policies/withdraw", body)[0] == 422


def test_question_is_read_otherwise_from_a_day_on(door: Door) -> None:
    _question()
    body = {"key": "callback_clock", "starts_on": LATER.isoformat(), "chosen": "paused"}
    answer = door.post("/administration/policies/readings", body | {"note": "答疑纪要"})[1]
    assert [each["chosen"] for each in answer["readings"]] == ["paused", "running"]
    assert get_reading(ReadingKey.CALLBACK_CLOCK, TODAY) == "running"
    assert get_reading(ReadingKey.CALLBACK_CLOCK, LATER) == "paused"
    assert Reading.objects.get(starts_on=LATER).explanation["why"] == "答疑纪要"
    wrong = {"starts_on": (LATER + timedelta(days=1)).isoformat(), "chosen": "both", "note": "x"}
    refused = door.post("/administration/policies/readings", body | wrong)
    assert "chosen" in refused[1]["fields"]


def test_calendar_gets_other_hours_from_a_day_on(door: Door) -> None:
    morning = [["09:00", "12:00"]]
    body = {
        "name": "office",
        "starts_on": LATER.isoformat(),
        "weekly": [morning] * 5 + [[], []],
        "observes_holidays": True,
        "note": "冬令时",
    }
    assert door.post("/administration/calendars/hours", body)[0] == 200
    assert get_calendar("office", LATER).weekly[0] == ((540, 720),)
    assert get_calendar("office", TODAY).weekly[0] != ((540, 720),)
    clash = body | {"weekly": [[["09:00", "12:00"], ["11:00", "13:00"]]] * 7}
    wrong = clash | {"starts_on": (LATER + timedelta(days=1)).isoformat()}
    assert "weekly" in door.post("/administration/calendars/hours", wrong)[1]["fields"]
    assert CalendarVersion.objects.filter(name="office").count() == 2


def test_days_of_a_year_are_published_as_an_edition(door: Door) -> None:
    body = {"year": 2027, "edition": 0, "days": [NEW_YEAR], "note": "国办通知"}
    status, year = door.post("/administration/calendars/days", body)
    assert status == 200
    assert (year["days"], len(year["editions"])) == ([NEW_YEAR], 1)
    edition = HolidayEdition.objects.get(year=2027)
    assert edition.days == [["2027-01-01", "holiday"]]
    assert edition.is_made_here
    assert date(2027, 1, 1) in get_calendar("office", TODAY).holidays
    event = Event.objects.get(kind="holidays.published")
    assert event.details["new"] == ["2027-01-01 放假 元旦"]
    stale = body | {"days": [NEW_YEAR, NEW_YEAR | {"date": "2027-01-02"}]}
    assert door.post("/administration/calendars/days", stale)[1]["code"] == "changed_meanwhile"
    fresh = stale | {"edition": year["edition"]}
    assert len(door.post("/administration/calendars/days", fresh)[1]["editions"]) == 2


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"days": [NEW_YEAR, NEW_YEAR]}, "重复"),
        ({"days": [NEW_YEAR | {"date": "2026-12-31"}]}, "不在 2027 年内"),
        ({"days": [NEW_YEAR | {"date": "2027-01-04", "kind": "make_up"}]}, "不需要调休"),
        ({"days": [NEW_YEAR | {"name": ""}]}, "名称"),
        ({"days": []}, "没有需要发布的变化"),
        ({"year": 2020, "days": [NEW_YEAR | {"date": "2020-01-01"}]}, "只能设置"),
        ({"year": 2026, "days": [NEW_YEAR | {"date": "2026-01-01"}]}, "已经过去"),
    ],
)
def test_days_that_cannot_be_are_refused(door: Door, changes: dict[str, Any], why: str) -> None:
    body = {"year": 2027, "edition": 0, "days": [NEW_YEAR], "note": "国办通知"}
    status, answer = door.post("/administration/calendars/days", body | changes)
    assert status == 422
    assert why in answer["message"] + answer["fields"]["days"]
    assert not HolidayEdition.objects.exists()


def test_the_citys_files_pass_by_what_was_made_here(door: Door) -> None:
    door.post("/administration/policies/limits", LIMIT)
    entry = LimitEntry(
        name="handling_general", label="四天", starts_on=LATER, working_days=4, calendar="office"
    )
    assert load_policies(calendars=[], limits=[entry], city="x", by=SYSTEM, now=NOW) == 0
    row = LimitPolicy.objects.get(starts_on=LATER)
    assert (row.working_days, row.stages) == (3, [50, 80])
    body = {"year": 2027, "edition": 0, "days": [NEW_YEAR], "note": "国办通知"}
    door.post("/administration/calendars/days", body)
    days = [
        HolidayEntry(date=date(2027, 1, 2), kind="holiday", name="元旦"),
        HolidayEntry(date=date(2028, 1, 3), kind="holiday", name="元旦"),
    ]
    assert load_holidays(entries=days, by=SYSTEM, now=NOW) == 1
    assert set(Holiday.objects.values_list("date", flat=True)) == {
        date(2027, 1, 1),
        date(2028, 1, 3),
    }
    assert HolidayEdition.objects.filter(year=2027).count() == 1

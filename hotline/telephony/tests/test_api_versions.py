"""Versions, bounds and hours through their doors."""

import pytest

from hotline.accounts.rules.roles import Role
from hotline.reference.models import CalendarVersion, Holiday
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.test_api_floor import Door

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin() -> Door:
    open_floor()
    return Door(person("lin", Role.ADMINISTRATOR))


def test_a_version_says_what_it_changed(lin: Door) -> None:
    (entry,) = lin.get("/telephony/queues")
    body = {"content": {**entry["content"], "offer_seconds": 25}, "revision": entry["revision"]}
    lin.post("/telephony/queues/save", body)
    newest = lin.get("/telephony/versions")[0]["version"]
    (change,) = lin.get(f"/telephony/versions/{newest}/changes")
    assert (change["section_label"], change["label"], change["how"]) == (
        "队列",
        "综合受理",
        "changed",
    )
    assert change["fields"] == [{"name": "offer_seconds", "old": 15, "new": 25}]
    first = lin.get("/telephony/versions/1/changes")
    assert {each["how"] for each in first if each["section"] == "seats"} == {"added"}
    assert lin.client.get("/api/telephony/versions/99/changes").status_code == 404


def test_a_value_out_of_bounds_is_told_at_its_field_and_changes_nothing(lin: Door) -> None:
    (entry,) = lin.get("/telephony/queues")
    body = {"content": {**entry["content"], "offer_seconds": 0}, "revision": entry["revision"]}
    refused = lin.post("/telephony/queues/save", body, status=422)
    assert refused["fields"] == {"offer_seconds": "应在 3 至 120 之间"}
    assert lin.get("/telephony/queues") == [entry]


def test_hours_with_a_day_of_their_own_are_saved_and_listed(lin: Door) -> None:
    content = {"name": "night", "special": {"2026-12-31": [{"start": "09:00", "end": "12:00"}]}}
    saved = lin.post("/telephony/hours/save", {"content": content, "revision": 0})
    assert saved["content"]["special"] == content["special"]
    assert lin.get("/telephony/hours") == [saved]


def test_calendars_are_written_out_with_their_holidays(lin: Door) -> None:
    week = [[["08:00", "12:00"]]] * 5 + [[], []]
    CalendarVersion.objects.create(
        name="office", label="机关", starts_on="2020-01-01", observes_holidays=True, weekly=week
    )
    year = NOW.year
    Holiday.objects.create(date=f"{year}-10-01", kind="holiday", name="国庆节")
    Holiday.objects.create(date=f"{year}-10-10", kind="make_up", name="国庆节")
    (office,) = lin.get("/telephony/calendars")
    assert office["weekly"][0] == [{"start": "08:00", "end": "12:00"}]
    assert [(each["kind"], len(each["spans"])) for each in office["days"]] == [
        ("holiday", 0),
        ("make_up", 1),
    ]
    assert office["last_year"] == year

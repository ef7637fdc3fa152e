"""Hand edits win over the city's files, and every load says loudly where they differ."""

import shutil
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from hotline.config.city.differences import list_differences
from hotline.config.city.loading import load_city_files
from hotline.core.actor import SYSTEM
from hotline.core.delivery import deliver, subscriber_name
from hotline.core.models import Event
from hotline.organizations.actions.change_department import change_department
from hotline.organizations.actions.close_department import close_department
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import DepartmentForm
from hotline.reference.actions.add_limit_version import add_limit_version
from hotline.reference.actions.add_place import add_place
from hotline.reference.actions.change_area import change_area
from hotline.reference.actions.publish_days import publish_days
from hotline.reference.actions.rename_topic import rename_topic
from hotline.reference.actions.retire_topic import retire_topic
from hotline.reference.models import LimitPolicy, Topic
from hotline.reference.rules.place_form import PlaceForm
from hotline.reference.rules.policy_form import LimitForm
from hotline.reference.rules.year_days import MarkedDay
from hotline.telephony import subscribers
from hotline.telephony.queries import latest_configuration
from hotline.workorders.models import RoutingRule

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HAIKOU = Path(settings.BASE_DIR) / "cities" / "haikou"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    city = tmp_path / "cities" / "haikou"
    shutil.copytree(HAIKOU, city, ignore=shutil.ignore_patterns("prompts"))
    load_city_files(city, now=NOW)
    return city


def _edit_everything() -> None:
    row = Department.objects.get(code="shuiwu")
    form = DepartmentForm(name=row.name, short_name="水务", duties="供水排水", parent_id=None)
    change_department(department_id=row.pk, form=form, note="", by=SYSTEM, now=NOW)
    rename_topic(code="0101", name="新的名称", by=SYSTEM, now=NOW)
    change_area(code="460106003", name="金贸新街道", is_active=True, note="", by=SYSTEM, now=NOW)
    place = PlaceForm(kind="park", area="460106")
    add_place(name="新公园", form=place, by=SYSTEM, now=NOW)


def test_nothing_differs_after_a_load(folder: Path) -> None:
    assert list_differences(folder) == []


def test_hand_edits_stay_and_are_told(folder: Path) -> None:
    _edit_everything()
    again = load_city_files(folder, now=NOW)
    assert set(again.changed.values()) == {0}
    told = "\n".join(again.differences)
    assert "简称文件为“" in told
    assert "现为“水务”" in told
    assert "事项分类“新的名称”：名称文件为“" in told
    assert "区划“金贸新街道”" in told
    assert "地点“新公园”：文件里没有，页面上启用" in told
    assert Topic.objects.get(code="0101").name == "新的名称"


def test_the_command_says_so_loudly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _edit_everything()
    monkeypatch.setattr(settings, "BASE_DIR", folder.parent.parent)
    said = StringIO()
    call_command("load_city", stdout=StringIO(), stderr=said)
    assert "处在页面上改过，与城市资料文件不同；保留页面上的内容" in said.getvalue()
    assert "新公园" in said.getvalue()


def test_what_was_retired_here_does_not_stop_the_next_start(folder: Path) -> None:
    rule = RoutingRule.objects.filter(topic__parent__isnull=False, origin="city").first()
    assert rule is not None
    assert rule.topic is not None
    retire_topic(code=rule.topic.code, note="", by=SYSTEM, now=NOW)
    target = Department.objects.get(code="yibao")
    close_department(
        department_id=target.pk, note="撤并", count_open=lambda _id: 0, by=SYSTEM, now=NOW
    )
    again = load_city_files(folder, now=NOW)
    told = "\n".join(again.differences)
    assert f"{rule.topic.code} 已在页面上停用，没有载入" in told
    assert "页面上已停用，文件里仍有" in told
    target.refresh_from_db()
    assert not target.is_active
    assert not RoutingRule.objects.filter(topic=rule.topic, status="published").exists()


def test_versions_of_one_day_keep_what_was_written_here(folder: Path) -> None:
    day = date(2026, 12, 10)
    form = LimitForm(label="三天办结", working_days=3, calendar="always")
    add_limit_version(
        name="handling_general", starts_on=day, form=form, note="提速", by=SYSTEM, now=NOW
    )
    path = folder / "limits.yaml"
    text = path.read_text(encoding="utf-8")
    entry = (
        "  - {name: handling_general, label: 四天办结, starts_on: 2026-12-10, "
        "working_days: 4, calendar: always_open}\n"
    )
    calendar = LimitPolicy.objects.get(name="handling_urgent").calendar
    entry = entry.replace("always_open", calendar)
    path.write_text(text.replace("limits:\n", f"limits:\n{entry}", 1), encoding="utf-8")
    told = "\n".join(load_city_files(folder, now=NOW).differences)
    assert "说法文件为“四天办结”，现为“三天办结”" in told
    assert LimitPolicy.objects.get(starts_on=day).working_days == 3


def test_days_published_here_stay_and_telephony_follows_them(folder: Path) -> None:
    days = [MarkedDay(date(2028, 1, 4), "holiday", "调休放假")]
    publish_days(year=2028, days=days, seen=0, note="通知", by=SYSTEM, now=NOW)
    event = Event.objects.get(kind="holidays.published")
    deliver(event.pk, subscriber_name(subscribers.follow_holidays))
    published = latest_configuration()
    assert published is not None
    special = published.content["hours"][0]["special"]
    assert special["2028-01-04"] == []
    holidays = folder / "holidays.yaml"
    holidays.write_text(
        "holidays:\n  - {date: 2028-02-04, kind: holiday, name: 春节}\n", encoding="utf-8"
    )
    told = "\n".join(load_city_files(folder, now=NOW).differences)
    assert "2028 年节假日：有 2 天与文件不同（01-04、02-04）" in told

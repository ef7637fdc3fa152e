"""Load a city: completely, twice, wrongly."""

import json
import shutil
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from contracts.ivr import Flow
from contracts.telephony_config import QueuePolicy, TelephonyConfiguration
from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.config.city.files import CityFileError
from hotline.config.city.loading import load_city_files
from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.organizations.models import Department, Team
from hotline.reference.models import Area, Topic
from hotline.reference.queries import get_limit
from hotline.telephony.actions.publish_flow import publish_flow
from hotline.telephony.actions.save_draft import save_draft
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.flow_queries import get_flow
from hotline.telephony.models import Seat
from hotline.telephony.policy_queries import get_entry
from hotline.telephony.queries import latest_configuration, skills_of
from hotline.workorders.models import Desk

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HAIKOU = Path(settings.BASE_DIR) / "cities" / "haikou"
LIMITS = (
    *("dispatch_phone", "result_review", "follow_up", "acceptance_urgent", "acceptance_general"),
    *("handling_urgent", "handling_general"),
    *("send_back_review_urgent", "send_back_review_general", "dispatch_online"),
    *(
        "follow_up_paused",
        "difficult",
        "fault_report",
        "urge_pause",
        "citizen_reopen",
        "direct_link_grace",
    ),
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    city = tmp_path / "haikou"
    shutil.copytree(HAIKOU, city, ignore=shutil.ignore_patterns("prompts"))
    return city


def test_haikou_loads_completely() -> None:
    loaded = load_city_files(HAIKOU, now=NOW)
    assert Area.objects.filter(level="district").count() == 4
    assert Area.objects.filter(level="street").count() == 46
    assert Topic.objects.filter(parent__isnull=True).count() == 15
    assert Department.objects.count() > 30
    assert Seat.objects.filter(is_active=True, kind="hall").count() == 230
    assert Seat.objects.filter(is_active=True, kind="home").count() == 50
    assert {each.role for each in loaded.accounts} == set(Role)
    for name in LIMITS:
        assert get_limit(name, NOW.date()).due_at(NOW) > NOW
    published = latest_configuration()
    assert published is not None
    configuration = TelephonyConfiguration.model_validate(published.content)
    assert len(configuration.seats) == 280
    assert {each.kind for each in configuration.seats} == {"hall", "home"}
    (hours,) = configuration.hours
    assert hours.special[date(2026, 10, 1)] == []
    assert len(hours.special[date(2026, 10, 10)]) == 2  # 国庆调休上班的周六
    assert {each.number for each in configuration.contacts} >= {"110", "119", "120"}


def test_loading_again_changes_nothing_and_shows_no_password() -> None:
    load_city_files(HAIKOU, now=NOW)
    events = Event.objects.count()
    again = load_city_files(HAIKOU, now=NOW)
    assert set(again.changed.values()) == {0}
    assert again.accounts == []
    assert Event.objects.count() == events


def test_first_accounts_have_the_shown_password_must_change_it_and_hold_their_role() -> None:
    for account in load_city_files(HAIKOU, now=NOW).accounts:
        user = User.objects.get(username=account.username)
        assert user.check_password(account.password)
        assert user.must_change_password
        assert visitor_for(user).roles == {Role(account.role)}
    handler = visitor_for(User.objects.get(username="shuiwu1"))
    assert handler.department_ids == {Department.objects.get(code="shuiwu").pk}
    assert handler.actor_label == "孙伟（市水务局经办人）"
    operator = User.objects.get(username="operator1")
    assert skills_of(operator.pk)["lang:en"] == 3
    team = Team.objects.get()
    assert team.leader == User.objects.get(username="leader1")
    assert operator in team.members.all()


def test_the_command_prints_passwords_once_as_json_lines() -> None:
    said = StringIO()
    call_command("load_city", "--print-passwords-json", stdout=said, stderr=StringIO())
    rows = [json.loads(line) for line in said.getvalue().splitlines()]
    assert {"username", "password", "role"} == set(rows[0])
    assert len({row["password"] for row in rows}) == len(rows)
    again = StringIO()
    call_command("load_city", "--print-passwords-json", stdout=again, stderr=StringIO())
    assert again.getvalue() == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("departments.yaml", "code: yibao,", "code: shuiwu,", "重复"),
        ("departments.yaml", "parent: gongan", "parent: nowhere", "上级"),
        ("departments.yaml", "departments:", "departments: [", "YAML"),
        ("departments.yaml", "short_name: 秀英区", "short: 秀英区", "不认识的字段"),
        ("areas.csv", "460105,秀英区,district,460100", "460105,秀英区,district,999999", "上级"),
        ("areas.csv", "460105,秀英区", "46010x,秀英区", "第 3 行"),
        ("areas.csv", "20.007494,110.293603", "20.007494,", "同时写纬度和经度"),
        ("areas.csv", "20.007494,110.293603", "200.7494,110.293603", "第 3 行"),
        ("topics.yaml", '"0102"', '"0101"', "重复"),
        ("topics.yaml", '"0102"', '"0202"', "应以 01 开头"),
        ("calendars.yaml", '["14:30", "17:30"]', '["11:30", "17:30"]', "互不重叠"),
        ("calendars.yaml", '"08:00"', '"8点"', "08:30"),
        ("limits.yaml", "minutes: 15,", "minutes: 15, working_days: 1,", "只写一个"),
        ("limits.yaml", "minutes: 15,", "minutes: many,", "应为整数"),
        ("limits.yaml", "clock: difficult", "clock: dificult", "没有名为“dificult”的时限类别"),
        ("limits.yaml", "channel: phone", "channel: fone", "没有名为“fone”的渠道"),
        ("limits.yaml", "limit: difficult", "limit: harder", "不存在的时限"),
        ("limits.yaml", "act_within: calling_hours", "act_within: nights", "日历"),
        ("limits.yaml", "[online-dispatch]", "[phone-dispatch]", "重复"),
        ("readings.yaml", "chosen: running", "chosen: standing", "不在可选项中"),
        ("telephony.yaml", "flow: default,", "flow: other,", "不存在"),
        ("telephony.yaml", "queue: general}", "queue: other}", "不存在"),
        ("telephony.yaml", "first: 8001, last: 8230", "first: 8230, last: 8001", "颠倒"),
        ("accounts.yaml", "role: dispatcher", "role: boss", "不在可选范围内"),
        ("shield.yaml", "severities: {}", "severities: {strange: off}", "没有“strange”这项检查"),
        ("shield.yaml", "severities: {}", "severities: {too_long: loud}", "不在可选范围内"),
        ("topic_words.yaml", '"0101":', '"9901":', "没有编码为“9901”的事项分类"),
    ],
)
def test_a_wrong_file_is_refused_in_chinese_and_nothing_is_loaded(
    folder: Path, file: str, old: str, new: str, why: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CityFileError, match=file) as refusal:
        load_city_files(folder, now=NOW)
    assert why in str(refusal.value)
    assert not Department.objects.exists()
    assert not User.objects.exists()


def test_a_missing_file_and_a_wrong_encoding_are_named(folder: Path) -> None:
    (folder / "topics.yaml").write_bytes("主题".encode("gbk"))
    with pytest.raises(CityFileError, match="UTF-8"):
        load_city_files(folder, now=NOW)
    (folder / "topics.yaml").unlink()
    with pytest.raises(CityFileError, match=r"找不到文件 topics\.yaml"):
        load_city_files(folder, now=NOW)


def test_rewriting_a_limit_in_force_is_refused(folder: Path) -> None:
    load_city_files(folder, now=NOW)
    file = folder / "limits.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes: 15,", "minutes: 20,"))
    with pytest.raises(Refusal, match="不能改写"):
        load_city_files(folder, now=NOW)


def test_what_leaves_the_files_is_switched_off_not_deleted(folder: Path) -> None:
    load_city_files(folder, now=NOW)
    file = folder / "departments.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "code: xinfang" not in line))
    load_city_files(folder, now=NOW)
    assert Department.objects.get(code="xinfang").is_active is False


def test_a_file_that_contradicts_the_screens_leaves_telephony_as_it_was(folder: Path) -> None:
    load_city_files(folder, now=NOW)
    steps = [{"step": "answer"}, {"step": "check_hours", "hours": "office", "otherwise": "end"}]
    draft = Flow.model_validate({"name": "desk", "label": "专席", "steps": steps})
    save_draft(flow=draft, revision=0, by=SYSTEM, now=NOW)
    publish_flow(name="desk", revision=1, note="", by=SYSTEM, now=NOW)
    before = latest_configuration()
    file = folder / "telephony.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "name: office" not in line))
    file.write_text(file.read_text(encoding="utf-8").replace("hours:\n", "hours: []\n"))
    loaded = load_city_files(folder, now=NOW)
    assert "时段“office”不存在" in loaded.left_out
    assert latest_configuration() == before
    assert get_entry("hours", "office").is_active
    said = StringIO()
    call_command("load_city", stdout=StringIO(), stderr=said)
    assert "没有载入" not in said.getvalue()


def test_holidays_of_a_new_year_can_be_added_by_file(folder: Path) -> None:
    entry = "holidays:\n  - {date: 2027-01-04, kind: holiday, name: 元旦}\n"
    (folder / "holidays.yaml").write_text(entry, encoding="utf-8")
    load_city_files(folder, now=NOW)
    limit = get_limit("handling_general", datetime(2026, 12, 30, tzinfo=UTC).date())
    start = datetime(2027, 1, 1, 1, 0, tzinfo=UTC)
    assert limit.due_at(start) == datetime(2027, 1, 11, 9, 30, tzinfo=UTC)


def test_the_command_explains_a_wrong_city(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "city", "atlantis")
    with pytest.raises(CommandError, match="atlantis"):
        call_command("load_city", stdout=StringIO(), stderr=StringIO())


def _robot(*arguments: str) -> dict[str, object]:
    said = StringIO()
    call_command("create_robot", *arguments, stdout=said)
    return dict(json.loads(said.getvalue()))


def test_a_robot_is_made_renewed_and_removed() -> None:
    load_city_files(HAIKOU, now=NOW)
    first = _robot("--role", "operator", "--username", "robot1", "--skill", "lang:en=4")
    second = _robot("--role", "handler", "--department", "shuiwu", "--username", "robot1")
    assert first["id"] == second["id"]
    robot = User.objects.get(username="robot1")
    assert robot.is_robot
    assert not robot.must_change_password
    assert robot.check_password(str(second["password"]))
    assert not robot.check_password(str(first["password"]))
    assert visitor_for(robot).roles == {Role.HANDLER}
    assert skills_of(robot.pk)["lang:en"] == 4
    call_command("create_robot", "--username", "robot1", "--remove")
    robot.refresh_from_db()
    assert not robot.is_active


@pytest.mark.parametrize(
    "arguments",
    [
        ("--username", "r"),
        ("--username", "r", "--role", "handler"),
        ("--username", "r", "--role", "handler", "--department", "nowhere"),
        ("--username", "r", "--role", "operator", "--skill", "lang:en=9"),
        ("--username", "operator1", "--role", "operator"),
        ("--username", "operator1", "--remove"),
    ],
)
def test_a_robot_that_cannot_be_is_refused_in_chinese(arguments: tuple[str, ...]) -> None:
    load_city_files(HAIKOU, now=NOW)
    with pytest.raises(CommandError):
        call_command("create_robot", *arguments, stdout=StringIO())


def test_what_was_changed_in_the_screens_survives_the_next_loading() -> None:
    load_city_files(HAIKOU, now=NOW)
    loaded = get_entry("queue", "general")
    tuned = QueuePolicy.model_validate({**loaded.content, "offer_seconds": 33})
    save_policy(kind="queue", content=tuned, revision=loaded.revision, by=SYSTEM, now=NOW)
    flow = get_flow("default")
    steps = flow.versions.get().steps
    draft = Flow.model_validate({"name": "default", "label": "短", "steps": [steps[0], steps[-1]]})
    save_draft(flow=draft, revision=0, by=SYSTEM, now=NOW)
    publish_flow(name="default", revision=1, note="", by=SYSTEM, now=NOW)
    again = load_city_files(HAIKOU, now=NOW)
    assert set(again.changed.values()) == {0}
    published = latest_configuration()
    assert published is not None
    configuration = TelephonyConfiguration.model_validate(published.content)
    assert configuration.queues[0].offer_seconds == 33
    assert len(configuration.flows[0].steps) == 2


def test_special_desks_are_loaded_and_name_what_exists(folder: Path) -> None:
    load_city_files(folder, now=NOW)
    desks = {each.code: each for each in Desk.objects.all()}
    assert list(desks) == ["business", "government", "talent", "foreign", "plus"]
    published = latest_configuration()
    assert published is not None
    queues = {each["name"] for each in published.content["queues"]}
    assert {name for each in desks.values() for name in each.queues} <= queues
    assert load_city_files(folder, now=NOW).changed["专席"] == 0


def test_desk_of_a_queue_that_does_not_exist_is_refused(folder: Path) -> None:
    path = folder / "desks.yaml"
    text = path.read_text(encoding="utf-8").replace("[special_talent]", "[special_typo]")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CityFileError, match="人才服务专席”的话务队列“special_typo”不存在"):
        load_city_files(folder, now=NOW)
    assert not Desk.objects.exists()


def test_city_may_have_no_special_desks(folder: Path) -> None:
    load_city_files(folder, now=NOW)
    (folder / "desks.yaml").unlink()
    load_city_files(folder, now=NOW)
    assert not Desk.objects.filter(is_active=True).exists()

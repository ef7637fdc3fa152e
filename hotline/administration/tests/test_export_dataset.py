"""Training data: closed orders without persons, by two people, told in the log."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.administration.actions.export_dataset import Exported, export_dataset
from hotline.administration.rules.consent import ConsentClass, consent_of
from hotline.administration.rules.instructions import LEARNABLE, ClosedOrder, lines_of
from hotline.core.errors import Forbidden, Invalid
from hotline.core.models import Event
from hotline.intelligence.rules.tasks import Task
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.rules.registration import Caller
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import closed, registered
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
LETTER = (
    "我叫王小明，电话13900001111，住海甸二东路18号3栋2单元501室，车牌琼A12345被砸，陈静可作证。"
)
SECRETS = ("王小明", "13900001111", "501室", "18号", "琼A12345", "陈静", "13907551234", "王芳")


@pytest.fixture
def second(cast: Cast) -> Visitor:
    """Return another team leader."""
    other = User.objects.get(pk=cast.wu_qian.user_id)
    RoleGrant.objects.create(user=other, role=Role.TEAM_LEADER)
    return visitor_for(other)


def export(cast: Cast, path: Path, second: Visitor, **changes: Any) -> Exported:
    wishes: dict[str, Any] = {
        "since": NOW - timedelta(days=1),
        "until": NOW + timedelta(days=1),
        "tasks": LEARNABLE,
        "reason": "训练本市派单模型",
        "path": path,
        "by": cast.leader_zhou,
        "agreed_by": second,
        "now": NOW,
    }
    return export_dataset(**(wishes | changes))


def test_lines_hold_the_matter_and_nobody(cast: Cast, second: Visitor, tmp_path: Path) -> None:
    order = closed(cast, event=LETTER)
    registered(cast, event="还没有结案的事。")
    path = tmp_path / "data.jsonl"
    made = export(cast, path, second)
    content = path.read_text("utf-8")
    assert [each for each in (*SECRETS, order.number) if each in content] == []
    rows = [json.loads(line) for line in content.splitlines()]
    assert {each["task"] for each in rows} >= {"topics"}
    topics = next(each for each in rows if each["task"] == "topics")
    assert topics["messages"][2]["content"] == "城市管理 / 路灯照明"
    assert "被砸" in topics["messages"][1]["content"]
    assert topics["consent"] == "internal"
    assert (made.orders, made.excluded) == (1, 0)
    assert path.stat().st_mode & 0o777 == 0o600
    event = Event.objects.get(kind="dataset.exported")
    assert event.details["sha256"] == made.sha256
    assert event.details["rows"] == len(rows)
    assert event.details["agreed_by"].startswith("吴倩")


@pytest.mark.parametrize(
    "changes",
    [
        {"caller": Caller(name="陈静", phone="13907551234", is_confidential=True)},
        {"caller": Caller(name="", phone="13907551234", is_anonymous=True)},
    ],
)
def test_whoever_wanted_silence_is_left_out(
    cast: Cast, second: Visitor, tmp_path: Path, changes: dict[str, Any]
) -> None:
    closed(cast, **changes)
    made = export(cast, tmp_path / "data.jsonl", second)
    assert (made.orders, made.excluded, made.lines.total()) == (1, 1, 0)


def test_reports_secrets_and_special_desks_are_excluded() -> None:
    usual = {
        "secrecy": Secrecy.NORMAL,
        "appeal_type": AppealType.HELP,
        "is_confidential": False,
        "is_anonymous": False,
        "has_desk": False,
    }
    assert consent_of(**usual) is ConsentClass.INTERNAL  # type: ignore[arg-type]
    for changes in (
        {"secrecy": Secrecy.CONFIDENTIAL},
        {"appeal_type": AppealType.REPORT},
        {"has_desk": True},
    ):
        assert consent_of(**(usual | changes)) is ConsentClass.EXCLUDED  # type: ignore[arg-type]


def test_a_line_a_task_with_the_same_placeholders_in_question_and_answer() -> None:
    order = ClosedOrder(
        key="k",
        consent=ConsentClass.INTERNAL,
        place="金贸中路 1 号",
        event="陈静反映路灯不亮，请回13907551234。",
        demand="修灯",
        department="市城市管理局",
        topic="城市管理 / 路灯照明",
        process="赵敏到场，致电13907551234。",
        outcome="",
        names=("陈静", "赵敏"),
    )
    dispatch, reply = lines_of(order, [Task.DISPATCH, Task.REPLY_CHECK])
    assert dispatch["messages"][2]["content"] == "市城市管理局"
    assert dispatch["messages"][1]["content"] == (
        "金贸中路 【门牌1】\n【姓名1】反映路灯不亮，请回【电话1】。\n修灯"
    )
    assert reply["messages"][2]["content"] == "【姓名2】到场，致电【电话1】。"


def test_two_different_people_with_the_right_and_a_purpose(
    cast: Cast, second: Visitor, tmp_path: Path
) -> None:
    path = tmp_path / "data.jsonl"
    for changes in (
        {"by": cast.lin_admin},
        {"agreed_by": cast.wang_fang},
        {"agreed_by": cast.leader_zhou},
    ):
        with pytest.raises(Forbidden):
            export(cast, path, second, **changes)
    with pytest.raises(Invalid):
        export(cast, path, second, reason="训练")
    assert not path.exists()
    export(cast, path, second)
    with pytest.raises(Invalid):
        export(cast, path, second)


@pytest.mark.usefixtures("second", "frozen")
def test_the_command_asks_both_for_their_passwords(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(cast)
    for person in (cast.leader_zhou, cast.wu_qian):
        user = User.objects.get(pk=person.user_id)
        user.set_password(f"{person.username}-Secret-1")
        user.save()
    path, said = tmp_path / "data.jsonl", io.StringIO()

    def run(*passwords: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(passwords) + "\n"))
        call_command(
            "export_dataset",
            *("--since", "2026-11-01", "--until", "2026-12-01", "--out", str(path)),
            *("--by", cast.leader_zhou.username, "--agreed-by", cast.wu_qian.username),
            *("--reason", "训练本市派单模型", "--task", "topics"),
            stdout=said,
        )

    with pytest.raises(CommandError, match="密码不对"):
        run("leader_zhou-Secret-1", "wrong")
    run("leader_zhou-Secret-1", "wu_qian-Secret-1")
    assert "事项分类：1 行" in said.getvalue()
    assert len(path.read_text("utf-8").splitlines()) == 1

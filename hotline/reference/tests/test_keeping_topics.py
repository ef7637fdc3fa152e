"""Topics by their doors: for an administrator only, each change with an event."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.reference.actions.load_topics import load_topics
from hotline.reference.models import Topic
from hotline.reference.rules.entries import TopicEntry, TopicGroupEntry
from tests.cast import NOW, Cast, Door, cast

__all__ = ["cast"]
HEAD = "编码,名称,上级\n"


@pytest.fixture
def door(cast: Cast) -> Door:
    return Door(cast.lin_admin)


def _send(
    door: Door, path: str, content: bytes, name: str = "topics.csv", **fields: str
) -> tuple[int, Any]:
    body = {"file": SimpleUploadedFile(name, content), **fields}
    answer = door.client.post(f"/api/administration/topics/import{path}", body)
    return answer.status_code, answer.json()


def test_only_an_administrator_keeps_topics(cast: Cast) -> None:
    bodies = ({"code": "02", "name": "交通出行"},)
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
    ):
        assert Door(visitor).get("/administration/topics")[0] == status
        assert Door(visitor).post("/administration/topics/create", bodies[0])[0] == status
        assert _send(Door(visitor), "/preview", HEAD.encode())[0] == status
    assert not Topic.objects.filter(code="02").exists()
    assert Door(cast.lin_admin).get("/administration/topics")[0] == 200


def test_topic_lives_its_life(door: Door) -> None:
    assert door.post("/administration/topics/create", {"code": "02", "name": "交通出行"})[0] == 200
    made = door.post("/administration/topics/create", {"code": "0201", "name": "公交线路"})
    assert made == (
        200,
        {
            "code": "0201",
            "name": "公交线路",
            "parent_code": "02",
            "is_active": True,
            "is_edited_here": True,
        },
    )
    assert door.post("/administration/topics/0201/rename", {"name": "公交"})[1]["name"] == "公交"
    refused = door.post("/administration/topics/02/retire", {"note": ""})
    assert refused[0] == 409
    assert "还有 1 个启用的事项" in refused[1]["message"]
    moved = door.post("/administration/topics/0201/move", {"to_code": "0102", "note": "归口"})
    assert (moved[1]["code"], moved[1]["name"]) == ("0102", "公交")
    assert Topic.objects.get(code="0201").is_active is False
    assert door.post("/administration/topics/02/retire", {"note": "并入"})[1]["is_active"] is False
    assert door.post("/administration/topics/0201/restore", {})[0] == 409
    assert door.post("/administration/topics/02/restore", {})[1]["is_active"] is True
    kinds = list(Event.objects.filter(subject_type="topic").values_list("kind", flat=True))
    assert sorted(kinds) == [
        "topic.created",
        "topic.created",
        "topic.moved",
        "topic.renamed",
        "topic.restored",
        "topic.retired",
    ]
    event = Event.objects.get(kind="topic.renamed")
    assert event.details == {"old": {"name": "公交线路"}, "new": {"name": "公交"}}
    assert event.actor_label == "林管理（系统管理员）"


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("create", {"code": "0101", "name": "重复"}, "code"),
        ("create", {"code": "0901", "name": "没有大类"}, "code"),
        ("create", {"code": "1", "name": "不成编码"}, "code"),
        ("create", {"code": "0102", "name": "字"}, "name"),
        ("0101/rename", {"name": ""}, "name"),
        ("0101/move", {"to_code": "0105"}, "to_code"),
        ("0101/move", {"to_code": "0901"}, "to_code"),
        ("0101/move", {"to_code": "02"}, "to_code"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    door: Door, path: str, body: dict[str, str], field: str
) -> None:
    status, answer = door.post(f"/administration/topics/{path}", body)
    assert status == 422
    assert field in answer["fields"]


def test_unknown_topic_is_not_found(door: Door) -> None:
    assert door.post("/administration/topics/7777/retire", {"note": ""})[0] == 404


def test_file_is_previewed_and_then_imported_as_shown(door: Door) -> None:
    content = f"{HEAD}01,城市管理,\n0101,路灯,01\n0102,井盖,01\n".encode("gb18030")
    status, plan = _send(door, "/preview", content)
    assert status == 200
    assert [each["code"] for each in plan["added"]] == ["0102"]
    assert plan["renamed"] == [{"code": "0101", "name": "路灯", "old_name": "路灯照明"}]
    assert not Topic.objects.filter(code="0102").exists()
    status, done = _send(door, "", content, seen=plan["seen"], note="新清单")
    assert (status, len(done["added"])) == (200, 1)
    assert Topic.objects.get(code="0102").parent == Topic.objects.get(code="01")
    event = Event.objects.get(kind="topics.imported")
    assert (event.details["added"], event.details["renamed"]) == (1, 1)
    assert event.details["note"] == "新清单"


def test_import_is_refused_when_something_changed_since_the_preview(door: Door) -> None:
    content = f"{HEAD}0102,井盖,\n".encode()
    seen = _send(door, "/preview", content)[1]["seen"]
    door.post("/administration/topics/create", {"code": "0102", "name": "窨井"})
    status, answer = _send(door, "", content, seen=seen)
    assert (status, answer["code"]) == (409, "changed_meanwhile"), answer
    assert Topic.objects.get(code="0102").name == "窨井"


def test_wrong_lines_are_told_and_nothing_is_imported(door: Door) -> None:
    content = f"{HEAD}0102,井盖,\n99999,错的,\n".encode()
    plan = _send(door, "/preview", content)[1]
    assert plan["faults"][0]["position"] == 3
    assert _send(door, "", content, seen=plan["seen"])[0] == 422
    assert not Topic.objects.filter(code="0102").exists()


def test_workbook_with_numbers_for_codes_is_read(door: Door) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["编码", "名称"], [1, "城市管理"], [102.0, "井盖"]):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    plan = _send(door, "/preview", file.getvalue(), "topics.xlsx", retires_missing="true")[1]
    assert [each["code"] for each in plan["added"]] == ["0102"]
    assert [each["code"] for each in plan["retired"]] == ["0101"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("topics.pdf", b"%PDF", "只认识"),
        ("topics.xlsx", b"not a workbook", "xlsx"),
        ("topics.csv", "名称\n井盖\n".encode(), "编码"),
        ("topics.csv", b"", "没有任何一行"),
    ],
)
def test_unreadable_file_is_refused_in_chinese(
    door: Door, name: str, content: bytes, why: str
) -> None:
    status, answer = _send(door, "/preview", content or b"\n", name)
    assert status == 422
    assert why in answer["fields"]["file"]


def test_the_citys_file_passes_by_what_was_edited_here(door: Door) -> None:
    child = TopicEntry(code="0101", name="路灯照明")
    entries = [TopicGroupEntry(code="01", name="城市管理", children=[child])]
    door.post("/administration/topics/0101/rename", {"name": "路灯"})
    assert load_topics(entries=entries, city="x", by=SYSTEM, now=NOW) == 0
    assert Topic.objects.get(code="0101").name == "路灯"

"""The doors of articles, to people of the hotline, of the department, of another, and to nobody."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hotline.core.models import Event
from hotline.knowledge.tests.articles import drafted, published, submitted
from hotline.knowledge.tests.files import a_pdf, a_workbook
from tests.cast import Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def _content(**changes: Any) -> dict[str, Any]:
    usual = {
        "title": "路灯报修",
        "body": "请写明路名和灯杆号。\n市民热线 0898-66112345。",
        "topic_code": "0101",
        "sources": ["市城市管理局"],
        "recheck_on": "2027-05-24",
    }
    return {"article_content": usual | changes}


def test_an_article_goes_from_draft_to_everybody(cast: Cast) -> None:
    writer, reviewer = Door(cast.wang_fang), Door(cast.wu_qian)
    status, seen = writer.post("/knowledge/articles", _content())
    assert status == 200, seen
    path = f"/knowledge/articles/{seen['id']}"
    assert (seen["rights"]["submit"], seen["published"]) == (True, None)
    assert writer.get("/knowledge/articles")[1]["counts"]["mine"] == 1
    assert Door(cast.zheng_jie).get(path)[0] == 404
    assert writer.post(f"{path}/submit")[1]["draft"]["state_label"] == "待审核"
    (row,) = reviewer.get("/knowledge/drafts", tray="review")[1]
    assert (row["title"], row["is_first"]) == ("路灯报修", True)
    assert reviewer.post(f"{path}/return", {"number": 1, "note": ""})[0] == 422
    assert writer.post(f"{path}/publish", {"number": 1})[0] == 403
    status, seen = reviewer.post(f"{path}/publish", {"number": 1})
    assert (status, seen["freshness"]["label"]) == (200, "今天确认")
    (row,) = Door(cast.sun_wei).get("/knowledge/articles", words="灯杆号")[1]["items"]
    assert (row["title"], row["topic"]) == ("路灯报修", "路灯照明")
    assert Door(cast.sun_wei).get("/knowledge/articles", words="公积金")[1]["items"] == []


def test_a_new_version_is_compared_with_what_is_told(cast: Cast) -> None:
    article = published(cast)
    door = Door(cast.wang_fang)
    path = f"/knowledge/articles/{article.pk}"
    body = _content(title="路灯不亮怎么报修", body="拨打 12345 提交，写明路名和灯杆号。")
    status, seen = door.post(path, body)
    assert (status, seen["draft"]["number"]) == (200, 2)
    assert Door(cast.leader_zhou).get(path)[1]["rights"]["write"] is False
    assert Door(cast.zheng_jie).get(path)[1]["open_writer"].startswith("王芳")
    status, seen = door.get(f"{path}/difference", older=1, newer=2)
    (text,) = [each for each in seen["fields"] if each["label"] == "正文"]
    assert {"kind": "gone", "text": "或在市民网页"} in text["pieces"]
    assert door.get(f"{path}/difference", older=1, newer=9)[0] == 404
    assert door.get(f"{path}/versions/1")[1]["article_content"]["body"].startswith("拨打 12345 或")
    assert Door(cast.zheng_jie).get(f"{path}/versions/2")[0] == 404
    assert door.post(path, {**body, "saved_at": "2026-11-01T00:00:00Z"})[1]["code"] == (
        "version_moved"
    )


def test_a_department_sees_its_own_and_what_is_common(cast: Cast) -> None:
    kept = published(cast, cast.zhao_min, cast.urban.pk, is_common=False)
    draft = drafted(cast.zhao_min, title="草稿")
    for who, statuses in (
        (cast.zhao_min, [200, 200]),
        (cast.wang_fang, [200, 404]),
        (cast.sun_wei, [404, 404]),
        (None, [401, 401]),
    ):
        door = Door(who)
        paths = [f"/knowledge/articles/{each}" for each in (kept.pk, draft.article_id)]
        assert [door.get(path)[0] for path in paths] == statuses
    other = Door(cast.sun_wei)
    path = f"/knowledge/articles/{kept.pk}"
    assert other.post(path, _content())[0] == 404
    assert other.post(f"{path}/confirm", {"recheck_on": "2027-06-01"})[0] == 404
    assert other.post(f"{path}/feedback", {"kind": "wrong", "note": "不对"})[0] == 404
    assert other.get(f"{path}/versions/1")[0] == 404
    own = Door(cast.zhao_min)
    assert own.post(f"{path}/confirm", {"recheck_on": "2027-06-01"})[0] == 200
    assert own.post(f"{path}/withdraw", {"reason": "旧"})[0] == 403
    status, seen = Door(cast.wu_qian).post(f"{path}/withdraw", {"reason": "政策废止"})
    assert (status, seen["freshness"]["label"]) == (200, "已撤下")
    (row,) = own.get("/knowledge/articles", tray="ended")[1]["items"]
    assert row["id"] == kept.pk
    assert other.get("/knowledge/articles", tray="ended")[1]["items"] == []


def test_numbers_in_an_article_reach_its_department_unmasked(cast: Cast) -> None:
    door = Door(cast.zhao_min)
    _, seen = door.post("/knowledge/articles", _content())
    assert "0898-66112345" in seen["draft"]["article_content"]["body"]


def _upload(door: Door, path: str, name: str, content: bytes) -> tuple[int, Any]:
    answer = door.client.post(f"/api{path}", {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.json()


def test_files_are_inspected_and_shown_with_the_version(cast: Cast) -> None:
    version = drafted(cast.wang_fang)
    door, path = Door(cast.wang_fang), f"/knowledge/articles/{version.article_id}"
    content = a_pdf("办理须知")
    status, file = _upload(door, f"{path}/files", "须知.pdf", content)
    assert (status, file["size"]) == (200, len(content))
    assert _upload(door, f"{path}/files", "坏.exe", b"MZ")[1]["code"] == "file_refused"
    assert _upload(Door(cast.wu_qian), f"{path}/files", "须知.pdf", content)[0] == 404
    get = f"/api/knowledge/files/{file['id']}"
    assert Door(cast.zheng_jie).client.get(get).status_code == 404
    door.post(f"{path}/submit")
    Door(cast.wu_qian).post(f"{path}/publish", {"number": 1})
    answer = Door(cast.sun_wei).client.get(get)
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined]  # it streams
    assert Event.objects.get(kind="knowledge.file_opened").details["file_id"] == file["id"]
    assert Door().client.get(get).status_code == 401
    door.post(path, _content())
    status, seen = door.post(f"{path}/files/{file['id']}/remove")
    assert (status, seen["files"]) == (200, [])
    assert len(door.get(f"{path}/versions/1")[1]["files"]) == 1


def test_an_import_is_looked_at_then_taken(cast: Cast) -> None:
    door = Door(cast.zhao_min)
    content = a_workbook(["标题", "正文"], ["停车", "按公示牌。"], ["", "没有标题。"])
    status, seen = _upload(door, "/knowledge/imports/preview", "口径.xlsx", content)
    assert status == 200, seen
    good, bad = seen["rows"]
    assert (good["faults"], bad["faults"]) == ({}, {"title": "请填写标题。"})
    rows = [{name: each[name] for name in ("position", "article_content")} for each in (good, bad)]
    status, made = door.post("/knowledge/imports", {"rows": rows})
    assert [(each["position"], each["refusal"] == "") for each in made] == [(2, True), (3, False)]
    assert [each["title"] for each in door.get("/knowledge/drafts")[1]] == ["停车"]
    assert door.post("/knowledge/imports", {"rows": rows, "department_id": cast.water.pk})[1][0][
        "fields"
    ] == {"department_id": "请选择您所在的单位。"}
    assert Door(cast.zheng_jie).post("/knowledge/imports", {"rows": rows})[0] == 403


def test_a_writer_takes_back_drops_and_moves_nothing_of_others(cast: Cast) -> None:
    version = submitted(cast.wang_fang)
    path = f"/knowledge/articles/{version.article_id}"
    assert Door(cast.leader_zhou).post(f"{path}/take-back")[0] == 404
    door = Door(cast.wang_fang)
    assert door.post(f"{path}/take-back")[1]["draft"]["state"] == "draft"
    assert door.post(f"{path}/drop")[1]["state"] == "dropped"
    reviewer = Door(cast.wu_qian)
    status, seen = reviewer.post(f"{path}/owner", {"department_id": cast.water.pk})
    assert (status, seen["department"]) == (200, "水务局")
    assert door.post(f"{path}/owner", {"department_id": None})[0] == 403

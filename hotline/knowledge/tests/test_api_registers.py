"""The doors of requests, feedback and gaps."""

import pytest

from hotline.knowledge.actions.note_gap import note_gap
from hotline.knowledge.tests.articles import entry_limit, published
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def test_a_request_is_seen_by_whom_it_concerns_and_met(cast: Cast) -> None:
    entry_limit()
    office = Door(cast.lin_admin)
    body = {"title": "防台风停课口径", "department_id": cast.urban.pk}
    status, made = office.post("/knowledge/requests", body)
    assert (status, made["wording"], made["is_overdue"]) == (200, "2 个工作日内录入", False)
    assert office.post("/knowledge/requests", {"title": " "})[0] == 422
    for who, seen in ((cast.zhao_min, 1), (cast.sun_wei, 0), (cast.wang_fang, 1)):
        assert len(Door(who).get("/knowledge/requests")[1]["items"]) == seen
    assert Door(cast.zheng_jie).get("/knowledge/requests")[0] == 403
    assert Door().get("/knowledge/requests")[0] == 401
    article = published(cast, cast.zhao_min, cast.urban.pk)
    path = f"/knowledge/requests/{made['id']}"
    assert Door(cast.sun_wei).post(f"{path}/meet", {"article_id": article.pk})[0] == 404
    status, met = Door(cast.zhao_min).post(f"{path}/meet", {"article_id": article.pk})
    assert (status, met["state_label"], met["article_title"]) == (
        200,
        "已录入",
        "路灯不亮怎么报修",
    )
    status, judged = office.post(f"{path}/findings", {"kind": "incorrect", "note": "文号写错"})
    (finding,) = judged["findings"]
    assert (status, finding["kind_label"], finding["points"]) == (200, "录入不准确", "0.5")
    assert Door(cast.wang_fang).post(f"{path}/findings", {"kind": "late", "note": "x"})[0] == 403
    assert office.post(f"{path}/cancel", {"note": "不要了"})[1]["code"] == "request_not_now"
    assert len(office.get("/knowledge/requests", tray="done")[1]["items"]) == 1


def test_feedback_reaches_the_owner_and_its_answer_comes_back(cast: Cast) -> None:
    article = published(cast, cast.zhao_min, cast.urban.pk)
    path = f"/knowledge/articles/{article.pk}/feedback"
    operator, owner = Door(cast.wang_fang), Door(cast.zhao_min)
    assert operator.post(path, {"kind": "wrong", "note": " "})[0] == 422
    assert operator.post(path, {"kind": "bad", "note": "错"})[0] == 422
    status, said = operator.post(path, {"kind": "outdated", "note": "地址搬了"})
    assert (status, said["kind_label"]) == (200, "已经过时")
    assert Door(cast.sun_wei).get("/knowledge/feedback")[1]["items"] == []
    (row,) = owner.get("/knowledge/feedback")[1]["items"]
    assert row["may_answer"] is True
    answer = {"is_accepted": True, "answer": "已修订"}
    path = f"/knowledge/feedback/{said['id']}/answer"
    assert Door(cast.sun_wei).post(path, answer)[0] == 404
    assert Door().post(path, answer)[0] == 401
    assert owner.post(path, answer)[1]["answer"] == "已修订"
    assert owner.post(path, answer)[1]["code"] == "article_not_now"
    (row,) = operator.get("/knowledge/feedback", tray="done")[1]["items"]
    assert (row["answer"], row["may_answer"]) == ("已修订", False)


def test_gaps_are_listed_and_settled(cast: Cast) -> None:
    entry_limit()
    gaps = [
        note_gap(text=each, by_citizen=False, now=NOW)
        for each in ("居住证续签", "灵活就业补贴", "测试")
    ]
    first, second, third = [each.pk for each in gaps if each is not None]
    door, leader = Door(cast.wang_fang), Door(cast.leader_zhou)
    assert len(door.get("/knowledge/gaps")[1]["items"]) == 3
    for who, status in ((cast.zhao_min, 403), (cast.zheng_jie, 403), (None, 401)):
        assert Door(who).get("/knowledge/gaps")[0] == status
    assert door.post(f"/knowledge/gaps/{first}/request", {})[0] == 403
    assert leader.post(f"/knowledge/gaps/{first}/request", {})[1]["state_label"] == "已转录入要求"
    article = published(cast)
    status, seen = door.post(f"/knowledge/gaps/{second}/fill", {"article_id": article.pk})
    assert (status, seen["article_title"]) == (200, "路灯不亮怎么报修")
    assert door.post(f"/knowledge/gaps/{third}/ignore", {"note": ""})[0] == 422
    assert door.post(f"/knowledge/gaps/{third}/ignore", {"note": "测试词"})[0] == 200
    assert door.post("/knowledge/gaps/999999/ignore", {"note": "x"})[0] == 404
    assert door.get("/knowledge/gaps")[1]["items"] == []
    assert len(door.get("/knowledge/gaps", state="ignored")[1]["items"]) == 1

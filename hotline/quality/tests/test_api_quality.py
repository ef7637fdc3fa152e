"""The doors of quality inspection: who sees whose, the way from pre-score to ruling, figures."""

from typing import Any

import pytest

from hotline.accounts.visitor import Visitor
from hotline.quality.actions.pre_score_call import pre_score_call
from hotline.quality.models import Inspection
from hotline.quality.tests.people import a_team, another_reviewer
from hotline.quality.tests.talks import GOOD, a_call, load
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")


def scored(person: Visitor, *turns: tuple[str, float, float, str]) -> Inspection:
    inspection = pre_score_call(call_id=a_call(person.user_id, *turns), now=NOW)
    assert inspection is not None
    return inspection


def marks_of(detail: dict[str, Any], **changed: dict[str, Any]) -> list[dict[str, Any]]:
    """Say what the machine said, and met where it said nothing."""
    said = {"unjudged": "met"}
    return [
        {
            "code": each["code"],
            "verdict": said.get(each["machine_verdict"], each["machine_verdict"]),
            "points": each["machine_points"],
        }
        | changed.get(each["code"], {})
        for each in detail["items"]
    ]


def test_the_worst_come_first_with_evidence_at_its_second(cast: Cast) -> None:
    load()
    scored(cast.wang_fang)
    bad = scored(cast.wang_fang, *GOOD[1:3], ("operator", 30.0, 33.0, "你懂什么，神经病"))
    door = Door(cast.wu_qian)
    status, page = door.get("/quality/inspections")
    assert (status, page["items"][0]["id"]) == (200, bad.pk)
    assert (page["items"][0]["is_red"], page["items"][0]["operator"]) == (True, "王芳")
    assert [each["id"] for each in door.get("/quality/inspections", only="red")[1]["items"]] == [
        bad.pk
    ]
    status, detail = door.get(f"/quality/inspections/{bad.pk}")
    (abuse,) = [each for each in detail["items"] if each["code"] == "abuse"]
    assert abuse["evidence"][0]["quote"] == "你懂什么"
    assert abuse["evidence"][0]["turn_at"] == 30.0
    assert [each["begins_at"] for each in detail["turns"]] == [6.0, 15.0, 30.0]
    assert detail["machine_note"] == "机器预评，由质检人员确认"
    assert door.get("/quality/inspections", cursor="x|y")[0] == 422


def test_operators_see_their_own_once_judged_and_leaders_their_teams(cast: Cast) -> None:
    load()
    own, others = scored(cast.wang_fang), scored(cast.zheng_jie)
    team = a_team(cast, cast.wang_fang)

    def seen(visitor: Visitor, **query: str) -> list[int]:
        status, page = Door(visitor).get("/quality/inspections", **query)
        assert status == 200
        return sorted(each["id"] for each in page["items"])

    assert seen(cast.wang_fang) == []
    assert seen(cast.leader_zhou) == [own.pk]
    assert seen(cast.wu_qian) == [own.pk, others.pk]
    assert seen(cast.wu_qian, team=team.code) == [own.pk]
    assert seen(cast.wu_qian, skill="general", since="2026-11-24", until="2026-11-24") != []
    assert seen(cast.wu_qian, until="2026-11-23") == []
    path = f"/quality/inspections/{own.pk}"
    assert Door(cast.wang_fang).get(path)[0] == 404
    assert Door(cast.leader_zhou).get(f"/quality/inspections/{others.pk}")[0] == 404
    leader = Door(cast.leader_zhou)
    body = {"marks": marks_of(leader.get(path)[1]), "words": "不错"}
    assert leader.post(f"{path}/inspect", body)[1]["state"] == "inspected"
    assert seen(cast.wang_fang) == [own.pk]
    assert Door(cast.zhao_min).get("/quality/inspections")[0] == 403
    choices = leader.get("/quality/choices")[1]
    assert [each["label"] for each in choices["teams"]] == ["一班"]
    assert [each["label"] for each in choices["people"]] == ["王芳"]


def test_from_the_pre_score_to_a_ruling_and_what_it_says_of_the_machine(cast: Cast) -> None:
    load()
    inspection = scored(cast.wang_fang)
    path = f"/quality/inspections/{inspection.pk}"
    inspector, operator = Door(cast.wu_qian), Door(cast.wang_fang)
    detail = inspector.get(path)[1]
    assert (detail["may_inspect"], detail["may_dispute"], detail["may_rule"]) == (
        *(True, False),
        False,
    )
    late = {"verdict": "missed", "points": None}
    status, refusal = inspector.post(f"{path}/inspect", {"marks": marks_of(detail, greeting=late)})
    assert (status, set(refusal["fields"])) == (422, {"greeting"})
    curt = {"verdict": "partly", "points": 4, "reason": "几处生硬。"}
    explained = marks_of(detail, greeting=late | {"reason": "问候含混不清。"}, polite=curt)
    status, detail = inspector.post(f"{path}/inspect", {"marks": explained})
    assert (status, detail["score"], detail["machine_score"]) == (200, 90.5, 100)
    assert operator.get(path)[1]["may_dispute"]
    wanted = {"codes": ["greeting"], "reason": "第一秒就说了您好。"}
    assert operator.post(f"{path}/dispute", wanted)[0] == 200
    assert inspector.get("/quality/inspections", only="disputed")[1]["open_disputes"] == 1
    ruling = {
        "is_upheld": True,
        "words": "录音清楚，申诉成立。",
        "marks": [{"code": "greeting", "verdict": "met"}],
    }
    assert inspector.post(f"{path}/rule", ruling)[1]["code"] == "own_work"
    status, detail = Door(another_reviewer(cast)).post(f"{path}/rule", ruling)
    assert (status, detail["score"], detail["dispute"]["score_before"]) == (200, 95.8, 90.5)
    figures = inspector.get("/quality/figures")[1]
    (person,) = figures["people"]
    assert (person["operator"], person["person_average"], person["upheld"]) == ("王芳", 95.8, 1)
    by_item = {each["code"]: each for each in figures["items"]}
    greeting, polite = by_item["greeting"], by_item["polite"]
    assert (greeting["both"], greeting["agreed"]) == (1, 1), "the ruling counts"
    assert (polite["both"], polite["agreed"], polite["too_lenient"]) == (1, 0, 1)
    assert not greeting["is_trusted"], "one inspection promises nothing"
    assert operator.get("/quality/figures")[0] == 403

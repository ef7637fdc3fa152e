"""A survey from its questions to its results, through the doors."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups.models import QuestionSet, SurveyPerson
from hotline.reference.rules.calendar import local_date
from hotline.telephony.models import CampaignItem
from hotline.telephony.tests.floor import open_floor
from hotline.workorders.rules.registration import Caller
from hotline.workorders.tests.orders import closed
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
CONTENT = {
    "questions": [
        {
            "id": "used",
            "text": "您用过网上提交吗？",
            "kind": "single",
            "options": [
                {"code": "yes", "label": "用过"},
                {"code": "no", "label": "没有", "next": "end"},
            ],
        },
        {"id": "rating", "text": "您满意吗？", "kind": "scale"},
    ]
}
ANSWERS = {"used": "yes", "rating": "4"}


def drawn(cast: Cast, people: int = 3, **changes: Any) -> tuple[Door, int]:
    """Return a leader's door and a survey whose sample is drawn."""
    for each in range(people):
        closed(
            cast,
            caller=Caller(name="市民", phone=f"1390000000{each}"),
            now=NOW - timedelta(hours=1),
        )
    door = Door(cast.leader_zhou)
    body = {"code": "web_use", "title": "网上渠道满意度", "content": CONTENT}
    _, questions = door.post("/question-sets", body)
    day = local_date(NOW).isoformat()
    shape = {
        "title": "十一月调查",
        "question_set_id": questions["id"],
        "first_date": day,
        "last_date": day,
        "sample_size": 10,
        "expires_at": (NOW + timedelta(days=7)).isoformat(),
        "seed": "s",
    }
    _, survey = door.post("/surveys", shape | changes)
    status, survey = door.post(f"/surveys/{survey['id']}/draw")
    assert (status, survey["people"]) == (200, {"waiting": people})
    return door, survey["id"]


def test_operators_ask_in_the_order_drawn_and_leaders_see_shares_with_intervals(cast: Cast) -> None:
    leader, survey = drawn(cast)
    desk = Door(cast.zheng_jie)
    assert desk.get("/running-surveys")[1] == [{"id": survey, "title": "十一月调查", "waiting": 3}]
    for state, answers in (("answered", ANSWERS), ("answered", {"used": "no"}), ("refused", {})):
        _, person = desk.get(f"/surveys/{survey}/next")
        assert person["number_masked"].startswith("139****")
        path = f"/survey-people/{person['id']}/settle"
        status, settled = desk.post(path, {"state": state, "answers": answers})
        assert (status, settled["state"]) == (200, state)
        assert desk.post(path, {"state": "refused"})[0] == 409
    assert desk.get(f"/surveys/{survey}/next") == (200, None)
    _, results = leader.get(f"/surveys/{survey}/results")
    assert results["response_rate"] == pytest.approx(2 / 3)
    assert results["quotas"] == [
        {"stratum": "全部", "drawn": 3, "answered": 2, "quota": None, "not_answered": 1}
    ]
    used, rating = results["questions"]
    assert (used["asked"], rating["asked"]) == (2, 1)
    yes = used["shares"][0]
    assert (yes["count"], yes["share"]) == (1, 0.5)
    assert yes["low"] == pytest.approx(0.0945, abs=1e-3)
    assert "139" not in str(
        list(Event.objects.filter(subject_type="survey").values_list("details"))
    )


def test_answers_are_sealed_and_the_export_names_nobody(cast: Cast) -> None:
    leader, survey = drawn(cast, people=1)
    person = SurveyPerson.objects.get()
    Door().post(f"/survey-sheets/{person.key}", {"answers": ANSWERS})
    raw = SurveyPerson.objects.extra(select={"raw": "answers || number"}).get()
    assert "rating" not in raw.raw  # type: ignore[attr-defined]  # as selected above
    file = leader.client.get(f"/api/surveys/{survey}/export").content.decode("utf-8-sig")
    assert file.splitlines() == ["次序,层,途径,您用过网上提交吗？,您满意吗？", "1,,web,用过,满意"]


def test_a_citizens_words_are_no_formula_in_the_export(cast: Cast) -> None:
    words = {"id": "why", "text": "=1+1 为什么？", "kind": "text"}
    leader, survey = drawn(cast, people=1)
    with writing():
        QuestionSet.objects.update(content={"questions": [words]})
    key = SurveyPerson.objects.get().key
    said = {"answers": {"why": '=HYPERLINK("http://evil.example","点我")'}}
    assert Door().post(f"/survey-sheets/{key}", said)[0] == 200
    content = leader.client.get(f"/api/surveys/{survey}/export").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert [row[3][:2] for row in rows] == ["'=", "'="]


def test_a_citizen_answers_by_their_link_once(cast: Cast) -> None:
    _, survey = drawn(cast, people=1)
    key = SurveyPerson.objects.get().key
    citizen = Door()
    _, sheet = citizen.get(f"/survey-sheets/{key}")
    assert (sheet["is_open"], sheet["title"]) == (True, "网上渠道满意度")
    assert citizen.post(f"/survey-sheets/{key}", {"answers": {"used": "yes"}})[0] == 422
    assert citizen.post(f"/survey-sheets/{key}", {"answers": ANSWERS})[0] == 200
    assert citizen.post(f"/survey-sheets/{key}", {"answers": ANSWERS})[0] == 409
    assert citizen.get(f"/survey-sheets/{'x' * 32}")[0] == 404
    assert citizen.get("/survey-sheets/short")[0] == 422
    assert survey


def test_a_full_quota_stops_its_stratum(cast: Cast) -> None:
    leader, survey = drawn(cast, stratum="district", quotas={"龙华区": 1})
    _, person = Door(cast.zheng_jie).get(f"/surveys/{survey}/next")
    path = f"/survey-people/{person['id']}/settle"
    Door(cast.zheng_jie).post(path, {"state": "answered", "answers": ANSWERS})
    _, results = leader.get(f"/surveys/{survey}/results")
    states = {each["state"]: each["count"] for each in results["states"]}
    assert (states["answered"], states["over_quota"], states["waiting"]) == (1, 2, 0)
    assert results["response_rate"] == 1


def test_who_waits_becomes_a_campaign_that_knows_whom_it_asks(cast: Cast) -> None:
    open_floor()
    leader, survey = drawn(cast)
    status, row = leader.post(f"/surveys/{survey}/campaign", {"queue": "general"})
    assert status == 200
    items = CampaignItem.objects.filter(campaign_id=row["campaign_id"])
    people = {str(each) for each in SurveyPerson.objects.values_list("pk", flat=True)}
    assert {each.reference for each in items} == people
    item = items[0]
    _, person = Door(cast.zheng_jie).get(f"/survey-people/{item.pk}")
    assert person["id"] == item.reference
    assert leader.post(f"/surveys/{survey}/campaign", {"queue": "general"})[0] == 409


def test_what_cannot_be_is_refused(cast: Cast) -> None:
    leader, survey = drawn(cast, people=1)
    assert leader.post(f"/surveys/{survey}/draw")[0] == 409
    loop = {"questions": [{"id": "a", "text": "甲乙", "kind": "text", "next": "a"}]}
    body = {"code": "loop", "title": "回头", "content": loop}
    status, refusal = leader.post("/question-sets", body)
    assert (status, "后面" in refusal["message"]) == (422, True)
    assert leader.post(f"/surveys/{survey}/finish")[0] == 200
    key = SurveyPerson.objects.get().key
    assert Door().post(f"/survey-sheets/{key}", {"answers": ANSWERS})[0] == 409
    assert Door().get(f"/survey-sheets/{key}")[1]["is_open"] is False
    assert leader.get("/surveys/999/results")[0] == 404
    assert Door(cast.zheng_jie).get("/surveys")[0] == 403


def test_nobody_is_asked_about_what_is_secret(cast: Cast) -> None:
    order = closed(cast, now=NOW - timedelta(hours=1))
    with writing():
        order.secrecy = "confidential"
        order.save(update_fields=["secrecy"])
    drawn(cast, people=2)
    assert not SurveyPerson.objects.filter(order=order).exists()

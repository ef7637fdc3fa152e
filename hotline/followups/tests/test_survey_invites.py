"""Surveys sent as a link: each their own, answered once, and who did not answer is counted."""

from pathlib import Path
from typing import Any

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.followups.actions.invite_survey import invite_some
from hotline.followups.models import SurveyPerson
from hotline.followups.tests.test_surveys import ANSWERS, drawn
from hotline.messaging.models import CitizenNotice, OptOut
from hotline.messaging.tests.notices import templates
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
_ACCOUNT = """
[sms.main]
protocol = "http"
[sms.main.http]
url = "http://127.0.0.1:1/send"
secret = "topsecret"
fields = { mobile = "{phone}", content = "{text}" }
"""


@pytest.fixture(autouse=True)
def _site(cast: Cast, settings: Any, tmp_path: Path) -> None:
    """The site knows its own address and has an account for short messages."""
    del cast
    templates()
    file = tmp_path / "channels.toml"
    file.write_text(_ACCOUNT, "utf-8")
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file, "site_url": "https://12345.example.gov.cn"}
    )


def test_each_gets_a_link_of_their_own_once_and_non_response_is_counted(cast: Cast) -> None:
    leader, survey = drawn(cast, people=4)
    people = list(SurveyPerson.objects.order_by("position"))
    with writing():
        SurveyPerson.objects.filter(pk=people[3].pk).update(number="089865310000")
        OptOut.objects.create(channel="sms", peer_index=people[2].number_index, since=NOW)
    status, row = leader.post(f"/surveys/{survey}/invites")
    assert (status, row["invites_at"] is not None) == (200, True)
    assert invite_some(survey_id=survey, now=NOW) == 0
    assert invite_some(survey_id=survey, now=NOW) == 0
    sent = CitizenNotice.objects.filter(template__name="survey_link", state="queued")
    assert sent.count() == 2
    first = sent.get(reference=f"survey:{people[0].pk}")
    assert f"https://12345.example.gov.cn/citizen/survey/{people[0].key}" in first.text
    assert "139" not in str(list(Event.objects.filter(subject_type="survey").values("details")))
    assert Door().post(f"/survey-sheets/{people[0].key}", {"answers": ANSWERS})[0] == 200
    with writing():
        sent.filter(reference=f"survey:{people[1].pk}").update(report="UNDELIV")
    _, results = leader.get(f"/surveys/{survey}/results")
    invites = {each["by"]: each for each in results["invites"]}
    sms = invites["sms"]
    assert (sms["invited"], sms["undelivered"], sms["answered"], sms["rate"]) == (2, 1, 1, 1.0)
    assert {"opted_out", "no_address"} < set(invites)
    assert (results["uninvited"], results["response_rate"]) == (0, 0.25)
    assert leader.post(f"/surveys/{survey}/invites")[0] == 409


def test_a_link_is_asked_for_by_a_leader_and_needs_an_address(cast: Cast, settings: Any) -> None:
    leader, survey = drawn(cast, people=1)
    assert Door(cast.zheng_jie).post(f"/surveys/{survey}/invites")[0] == 403
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(update={"site_url": ""})
    status, refusal = leader.post(f"/surveys/{survey}/invites")
    assert (status, "HOTLINE_SITE_URL" in refusal["message"]) == (409, True)

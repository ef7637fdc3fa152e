"""The page of channels and notices, through its doors."""

from typing import Any

import pytest

from hotline.core.models.event import Event
from hotline.messaging.actions.send_notice import send_notice
from hotline.messaging.models import NoticeTemplate
from hotline.messaging.pulses import note_fault, note_received
from hotline.messaging.tests.letters import received
from hotline.messaging.tests.notices import templates, told
from tests.cast import NOW, Cast, Door

HANDLED = "/notice-templates/handled/sms"
SEARCH = "/citizen-notices/search"


@pytest.fixture(name="leader")
def _leader(cast: Cast, frozen: object) -> Door:
    del frozen
    templates()
    return Door(cast.leader_zhou)


def _post(door: Door, path: str, **body: Any) -> tuple[int, Any]:
    return door.post(path, body)


def test_channels_say_how_they_do_and_what_is_not_set_up(leader: Door) -> None:
    received()
    note_received("web", "main", now=NOW)
    note_fault("web", "main", "磁盘已满", now=NOW)
    answer = leader.get("/channels")[1]
    channels = {each["channel"]: each for each in answer["channels"]}
    (account,) = channels["web"]["accounts"]
    assert (account["state"], account["fault"]) == ("faulty", "磁盘已满")
    assert (account["waiting_in"], account["faults_since_well"]) == (1, 1)
    assert (channels["sms"]["is_set_up"], channels["sms"]["needs_account"]) == (False, True)
    assert answer["can_check"] is False


def test_only_an_administrator_tests_a_channel(cast: Cast) -> None:
    path = "/channels/web/main/check"
    assert _post(Door(cast.leader_zhou), path)[0] == 403
    assert _post(Door(cast.lin_admin), path) == (200, {"fault": ""})
    status, answer = _post(Door(cast.lin_admin), "/channels/sms/main/check")
    assert (status, answer["code"]) == (409, "channel_not_set_up")


def test_a_template_is_previewed_kept_and_published_as_it_was_seen(leader: Door) -> None:
    text = "“{title}”有答复了"
    status, preview = _post(leader, f"{HANDLED}/preview", text=text)
    assert (status, preview["text"]) == (
        200,
        "【海口12345】“海甸岛人民大道路灯不亮”有答复了。退订回T",
    )
    assert (preview["segments"], preview["cost_fen"], preview["fault"]) == (1, 4.5, "")
    assert _post(leader, f"{HANDLED}/preview", text="{name}")[1]["fault"].startswith("没有占位符")
    assert _post(leader, f"{HANDLED}/save", text="{name}")[1]["code"] == "notice_template_invalid"
    assert _post(leader, f"{HANDLED}/save", text=text)[1]["version"] == 2
    assert told("handled").template.version == 1
    status, refusal = _post(leader, f"{HANDLED}/publish", text="别人写的{title}")
    assert (status, refusal["code"]) == (409, "nothing_to_publish")
    assert _post(leader, f"{HANDLED}/publish", text=text)[1]["state"] == "published"
    assert _post(leader, f"{HANDLED}/publish", text=text)[0] == 409
    notice = told("handled")
    assert (notice.template.version, "有答复了" in notice.text) == (2, True)
    versions = leader.get(f"{HANDLED}/versions")[1]
    assert [each["version"] for each in versions] == [2, 1]
    kinds = Event.objects.filter(kind__startswith="notice_template.").values_list("kind", flat=True)
    assert sorted(kinds) == [
        "notice_template.loaded",
        "notice_template.published",
        "notice_template.saved",
    ]


def test_templates_are_listed_with_their_drafts(leader: Door) -> None:
    _post(leader, f"{HANDLED}/save", text="“{title}”有答复了")
    listed = {each["name"]: each for each in leader.get("/notice-templates")[1]["templates"]}
    assert len(listed) == NoticeTemplate.objects.filter(version=1).count()
    handled = listed["handled"]
    assert (handled["published"]["version"], handled["draft"]["version"]) == (1, 2)
    assert listed["phone_code"]["draft"] is None
    assert listed["phone_code"]["values"][0] == {
        "name": "code",
        "label": "验证码",
        "sample": "482913",
    }
    assert leader.get("/notice-templates/nothing/sms/versions")[0] == 404


def test_what_was_sent_is_found_by_number_and_shown_masked(leader: Door) -> None:
    told("phone_code")
    told("receipt")
    failing = send_notice(notice_id=told("handled").pk, now=NOW)
    told("handled", phone="13807550000")
    status, page = _post(leader, SEARCH, phone="+86 139 0755 1234")
    assert (status, len(page["rows"]), page["next_cursor"]) == (200, 3, "")
    assert {each["peer_label"] for each in page["rows"]} == {"139****1234"}
    by_label = {each["label"]: each for each in page["rows"]}
    assert by_label["手机验证码"]["text"] == by_label["受理回执"]["text"] == ""
    assert "路灯不亮" in by_label["承办单位已答复"]["text"]
    assert by_label["承办单位已答复"]["note"] == failing.fault
    found = _post(leader, SEARCH, purpose="code", state="queued")[1]
    assert [each["label"] for each in found["rows"]] == ["手机验证码"]
    assert _post(leader, SEARCH, cursor="x")[0] == 422


def test_the_meter_shows_what_was_spent_and_what_may_be(leader: Door) -> None:
    meter = leader.get("/notice-meter")[1]
    assert (meter["day_spent_fen"], meter["day_budget_fen"]) == (0, 60_000)
    assert [each["purpose_label"] for each in meter["month"]] == [
        "验证码",
        "受理回执",
        "进展通知",
        "满意度调查",
        "热线员回复",
    ]
    assert meter["quiet"] == ["12:00-14:30", "22:00-08:00"]

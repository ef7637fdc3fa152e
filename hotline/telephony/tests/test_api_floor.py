"""The doors an administrator and a team leader shape the floor through, end to end."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from contracts.credentials import seat_password
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.tests.floor import open_floor, person
from hotline.telephony.tests.test_prompt_sound import encoded, speech

pytestmark = pytest.mark.django_db
STEPS = [{"step": "answer"}, {"step": "queue", "queue": "general"}]


class Door:
    """One person's browser."""

    def __init__(self, visitor: Visitor) -> None:
        self.client = Client()
        user = User.objects.get(pk=visitor.user_id)
        self.client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    def get(self, path: str, **query: str) -> Any:
        """GET and return the JSON of a good answer."""
        answer = self.client.get(f"/api{path}", query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def post(self, path: str, body: object = None, *, status: int = 200) -> Any:
        """POST JSON and return JSON."""
        answer = self.client.post(
            f"/api{path}", json.dumps(body or {}), content_type="application/json"
        )
        assert answer.status_code == status, answer.content
        return answer.json()

    def upload(self, path: str, content: bytes, **form: str) -> Any:
        """POST a file with a form."""
        file = SimpleUploadedFile("file", content)
        answer = self.client.post(f"/api{path}", {"file": file, **form})
        assert answer.status_code == 200, answer.content
        return answer.json()


@pytest.fixture
def lin() -> Door:
    open_floor()
    return Door(person("lin", Role.ADMINISTRATOR))


@pytest.fixture
def zhou(lin: Door) -> Door:
    assert lin
    return Door(person("zhou", Role.TEAM_LEADER))


def test_a_flow_is_drafted_checked_published_and_rolled_back(lin: Door) -> None:
    listed = lin.get("/telephony/flows")
    assert [(each["name"], each["version"], each["numbers"]) for each in listed] == [
        ("default", 1, ["12345"])
    ]
    body = {"label": "默认流程", "steps": STEPS, "revision": 0}
    drafted = lin.post("/telephony/flows/default/save_draft", body)
    assert (drafted["revision"], drafted["draft"][1]["queue"]) == (1, "general")
    stale = lin.post("/telephony/flows/default/save_draft", body, status=409)
    assert stale["code"] == "changed_meanwhile"
    wrong = [{"step": "answer"}, {"step": "queue", "queue": "x"}]
    findings = lin.post("/telephony/flows/default/check", {"steps": wrong})
    assert [(each["level"], each["index"]) for each in findings] == [("error", 1)]
    published = lin.post("/telephony/flows/default/publish", {"revision": 1, "note": "短"})
    assert (published["version"], published["draft"]) == (2, None)
    rolled = lin.post("/telephony/flows/default/roll_back", {"version": 1})
    assert [each["copied_version"] for each in rolled["versions"]] == [1, None, None]
    assert len(lin.get("/telephony/flows/default/versions/2")["steps"]) == 2
    assert lin.get("/telephony/versions")[0]["published_by"].startswith("lin")


def test_a_step_nobody_knows_and_a_name_that_is_none_are_refused(lin: Door) -> None:
    body = {"label": "x", "steps": [{"step": "dance"}], "revision": 0}
    assert lin.post("/telephony/flows/new/save_draft", body, status=422)["code"] == "invalid"
    body["steps"] = STEPS
    lin.post("/telephony/flows/Bad Name/save_draft", body, status=422)


def test_a_team_leader_edits_but_an_administrator_publishes(zhou: Door, lin: Door) -> None:
    body = {"label": "默认流程", "steps": STEPS, "revision": 0}
    zhou.post("/telephony/flows/default/save_draft", body)
    zhou.post("/telephony/flows/default/publish", {"revision": 1}, status=403)
    lin.post("/telephony/flows/default/publish", {"revision": 1})


def test_a_queue_is_tuned_by_a_team_leader_with_the_revision_that_was_read(zhou: Door) -> None:
    (entry,) = zhou.get("/telephony/queues")
    body = {"content": {**entry["content"], "offer_seconds": 25}, "revision": entry["revision"]}
    saved = zhou.post("/telephony/queues/save", body)
    assert (saved["content"]["offer_seconds"], saved["revision"]) == (25, 2)
    assert not saved["is_from_city"]
    assert zhou.post("/telephony/queues/save", body, status=409)["code"] == "changed_meanwhile"
    remove = {"name": "general", "revision": 2}
    zhou.post("/telephony/queues/remove", remove, status=403)


def test_settings_begin_with_their_first_values(lin: Door) -> None:
    settings = lin.get("/telephony/settings")
    assert settings["platform"]["content"]["softphones"] == 230
    assert settings["dialling"]["revision"] == 0
    content = {**settings["platform"]["content"], "softphones": 300}
    lin.post("/telephony/settings/platform", {"content": content, "revision": 0})
    assert lin.get("/telephony/settings")["platform"]["content"]["softphones"] == 300


def test_the_other_policy_comes_and_goes(lin: Door) -> None:
    kinds: dict[str, dict[str, Any]] = {
        "hours": {"name": "night", "weekly": [[{"start": "22:00", "end": "24:00"}]] * 7},
        "numbers": {"number": "12319", "flow": "default"},
        "contacts": {"name": "police", "label": "110", "number": "110", "is_emergency": True},
    }
    for path, content in kinds.items():
        saved = lin.post(f"/telephony/{path}/save", {"content": content, "revision": 0})
        name = content.get("name") or content["number"]
        assert len(lin.get(f"/telephony/{path}")) == (2 if path == "numbers" else 1)
        body = {"name": name, "revision": saved["revision"]}
        lin.post(f"/telephony/{path}/remove", body)
        again = lin.post(f"/telephony/{path}/save", {"content": content, "revision": 0})
        assert again["revision"] == saved["revision"] + 2


def test_the_vocabulary_names_everything_an_editor_chooses_from(lin: Door) -> None:
    desk = {"name": "desk:talent", "label": "人才服务专席"}
    lin.post("/telephony/skill-names/save", {"content": desk, "revision": 0})
    odd = {"name": "queue:general", "label": "x"}
    lin.post("/telephony/skill-names/save", {"content": odd, "revision": 0}, status=422)
    words = lin.get("/telephony/vocabulary")
    assert desk in words["skills"]
    assert {"name": "lang:ko", "label": "韩语"} in words["skills"]
    assert {"name": "queue:general", "label": "队列：综合受理"} in words["skills"]
    assert {"name": "greeting", "label": "问候语"} in words["prompts"]
    assert words["groups"] == [{"name": "hall", "label": "大厅"}]
    assert [each["name"] for each in words["languages"]] == ["zh", "en", "ru", "ja", "ko"]


def test_a_recording_is_uploaded_heard_and_published(lin: Door) -> None:
    content = encoded(speech(rate=16000), 16000, "OGG")
    path = "/telephony/prompts/greeting/upload"
    sound = lin.upload(path, content, language="zh", text="您好")
    heard = lin.client.get(f"/api/telephony/prompt-sounds/{sound['id']}")
    assert heard["Content-Type"] == "audio/wav"
    assert heard.content.startswith(b"RIFF")
    lin.post(f"/telephony/prompt-sounds/{sound['id']}/publish")
    greeting = next(e for e in lin.get("/telephony/prompts") if e["name"] == "greeting")
    assert greeting["is_standard"]
    assert greeting["languages"][0]["source"] == "uploaded"
    assert greeting["languages"][1]["source"] == "built_in"
    assert greeting["languages"][1]["text"].startswith("Hello")
    lin.post("/telephony/prompts/greeting/withdraw", {"language": "zh"})
    built_in = lin.client.get("/api/telephony/prompts/greeting/built_in/zh")
    assert built_in.content.startswith(b"RIFF")
    refused = lin.client.get("/api/telephony/prompts/..%2F..%2Fsecret/built_in/zh")
    assert refused.status_code == 404


def test_without_a_model_the_voices_are_none_and_rendering_says_why(lin: Door) -> None:
    assert lin.get("/telephony/voices") == []
    body = {"language": "zh", "text": "您好", "voice": "zf_xiaoxiao"}
    refused = lin.post("/telephony/prompts/greeting/render", body, status=503)
    assert refused["message"] == "未安装语音合成模型，请上传录音。"


def test_skills_are_seen_and_set_for_many_at_once(zhou: Door) -> None:
    wang = person("wang", Role.OPERATOR)
    matrix = zhou.get("/telephony/skills")
    row = next(each for each in matrix["operators"] if each["operator_id"] == wang.user_id)
    assert row["is_default"]
    assert row["skills"] == {"lang:zh": 3, "queue:general": 3}
    wanted = {"operator_id": wang.user_id, "skills": {"lang:zh": 5, "lang:en": 4}}
    assert zhou.post("/telephony/skills/save", {"operators": [wanted]}) == {"changed": 1}
    assert zhou.post("/telephony/skills/save", {"operators": [wanted]}) == {"changed": 0}
    for odd in ({"lang:zh": 6}, {"cooking": 3}):
        wanted["skills"] = odd
        zhou.post("/telephony/skills/save", {"operators": [wanted]}, status=422)


def test_seats_are_planned_and_the_floor_gives_its_ticket(lin: Door) -> None:
    body = {"extensions": ["8002"], "kind": "home", "group": "home", "acl": ["10.0.0.0/8"]}
    assert lin.post("/telephony/seats/plan", body) == {"changed": 1}
    assert lin.post("/telephony/seats/add", {"first": 8003, "last": 8010}) == {"changed": 8}
    seats = lin.get("/telephony/seats")
    assert [each["kind"] for each in seats[:3]] == ["hall", "home", "hall"]
    given = lin.post("/floor/ticket")
    assert given["websocket_url"].endswith("/floor")
    assert given["rights"] == ["floor", "try_flow"]


def test_a_caller_is_marked_through_the_doors(zhou: Door, lin: Door) -> None:
    body = {"number": "13907551234", "kind": "blocked", "reason": "反复骚扰"}
    mark = zhou.post("/telephony/caller-marks/propose", body)
    assert (mark["number"], mark["state"], mark["is_mine"]) == ("139****1234", "proposed", True)
    path = f"/telephony/caller-marks/{mark['id']}"
    assert zhou.post(f"{path}/approve", status=409)["code"] == "takes_two"
    assert lin.post(f"{path}/approve")["state"] == "in_force"
    assert len(lin.get("/telephony/caller-marks")) == 1
    assert lin.post(f"{path}/lift")["state"] == "lifted"


def test_a_campaign_is_made_filled_run_and_looked_at(zhou: Door) -> None:
    body = {
        "name": "回访",
        "purpose": "follow_up",
        "queue": "general",
        "expires_at": "2999-01-01T00:00:00+08:00",
    }
    made = zhou.post("/telephony/campaigns", body)
    path = f"/telephony/campaigns/{made['id']}"
    listed = "号码,说明\n13907551234,陈静\n坏,".encode()
    assert zhou.upload(f"{path}/import_list", listed) == {
        "added": 1,
        "repeated": 0,
        "bad": [{"line": 3, "why": "号码不正确。"}],
    }
    assert zhou.post(f"{path}/start")["state"] == "running"
    assert zhou.post(f"{path}/pause")["state"] == "paused"
    page = zhou.get(f"{path}/items", state="waiting")
    assert [each["number"] for each in page["items"]] == ["139****1234"]
    item = page["items"][0]["id"]
    settled = zhou.post(
        f"/telephony/campaign-items/{item}/settle", {"state": "refused", "note": "不便接听"}
    )
    assert settled["state_label"] == "拒绝"
    assert zhou.get(path)["progress"]["refused"] == 1
    assert zhou.post(f"{path}/finish")["state"] == "finished"
    assert zhou.get("/telephony/campaigns")[0]["next_window"] is None


def test_the_day_of_a_dialling_operator_is_shown(zhou: Door) -> None:
    assert zhou.get("/telephony/dialled")["most_minutes"] == 240
    refused = zhou.post("/telephony/calls", {"number": "13907551234"}, status=409)
    assert refused["code"] == "not_checked_in"
    assert zhou.get("/telephony/return-calls") == []


def test_phones_are_set_up_from_one_list_and_taking_it_is_logged(lin: Door) -> None:
    lin.post("/telephony/seats/plan", {"extensions": ["8002"], "kind": "home"})
    hall, home = lin.post("/telephony/seats/phones")
    assert (hall["username"], hall["transport"], home["transport"]) == ("8001p", "udp", "tls")
    secret = settings.HOTLINE_ENVIRONMENT.seat_secret
    assert hall["password"] == seat_password(secret, "8001p")
    lin.post("/telephony/seats/phones", {"extensions": ["9999"]}, status=422)
    exported = Event.objects.get(kind="seats.phones_exported")
    assert exported.details == {"extensions": ["8001", "8002"]}

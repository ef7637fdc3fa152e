"""The page of models: what is on, how it was, who may change what."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.intelligence.actions.report_outcome import report_outcome
from hotline.intelligence.models import Trace
from hotline.intelligence.rules.attempts import Ended, Verdict
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.tracing import note_own
from tests.cast import NOW, Cast, Door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
SITE = """
[providers.local]
url = "http://10.0.0.5:8000"
model = "qwen3-14b"
key = "sk-very-secret"
[providers.cloud]
url = "https://models.example"
model = "big"
[tasks.draft]
chain = ["local"]
daily_budget = 20
"""


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> None:
    """Let the site name two services and allow one."""
    file = tmp_path / "intelligence.toml"
    file.write_text(SITE, encoding="utf-8")
    changes = {"intelligence_file": file, "model_hosts": "10.0.0.5:8000"}
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(update=changes)


def _trace(**changes: Any) -> Trace:
    row = {
        "asked_at": NOW,
        "task": Task.DRAFT,
        "asked_by_label": "王芳（热线员）",
        "provider": "local",
        "model": "qwen3-14b",
        "ended": Ended.OK,
        "latency_ms": 800,
        "cost": "0.002",
        "question": "【电话1】反映",
        "answer": "{}",
    }
    return Trace.objects.create(**(row | changes))


def test_without_a_site_the_page_says_what_to_write(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    status, page = Door(cast.lin_admin).get("/intelligence")
    assert status == 200
    assert "HOTLINE_CHAT_URL" in page["missing"][0]
    assert (page["providers"], page["releases"]) == ([], [])
    assert {each["state_label"] for each in page["embedded"]} == {"未安装"}
    assert all(each["without"] and each["licence"] for each in page["embedded"])
    draft = next(each for each in page["tasks"] if each["task"] == "draft")
    assert (draft["is_on"], draft["chain"]) == (True, [])
    assert draft["without_a_model"] == "按规则与词表填写，空着不编造"


@pytest.mark.usefixtures("site")
def test_figures_health_and_no_secret(cast: Cast) -> None:
    for ms in (100, 200, 900):
        _trace(latency_ms=ms)
    for _ in range(3):
        _trace(ended=Ended.FAILED, fault="HTTP 500", cost=0)
    _trace(ended=Ended.CACHED, cost=0, latency_ms=0)
    report_outcome(Trace.objects.earliest("id").pk, Verdict.EDITED, by=SYSTEM, now=NOW)
    status, page = Door(cast.leader_zhou).get("/intelligence", days=30)
    assert status == 200
    draft = next(each for each in page["tasks"] if each["task"] == "draft")
    assert (draft["chain"], draft["daily_budget"]) == (["local"], 20.0)
    figures = draft["figures"]
    assert (figures["asks"], figures["answered"], figures["failed"]) == (7, 4, 3)
    assert (figures["cached"], figures["cost"], figures["edited"]) == (1, 0.006, 1)
    assert figures["p50_ms"] == 800
    local, cloud = page["providers"]
    assert (local["has_key"], local["is_allowed"], local["last_fault"]) == (True, True, "HTTP 500")
    assert local["paused_until"] is not None
    assert not cloud["is_allowed"]
    assert "models.example:443" in page["missing"][0]
    assert "sk-very-secret" not in str(page)


def test_traces_are_listed_without_texts_and_opened_with_an_event(cast: Cast) -> None:
    trace = _trace()
    _trace(task=Task.SHIELD, ended=Ended.INVALID)
    admin, leader = Door(cast.lin_admin), Door(cast.leader_zhou)
    rows = admin.get("/intelligence/traces")[1]
    assert [each["ended_label"] for each in rows] == ["回答不合格式", "成功"]
    assert "question" not in rows[0]
    assert len(admin.get("/intelligence/traces", task="shield")[1]) == 1
    assert len(admin.get("/intelligence/traces", ended="ok")[1]) == 1
    assert admin.get("/intelligence/traces", before=trace.pk)[1] == []
    path = f"/intelligence/traces/{trace.pk}/open"
    assert admin.post(path)[0] == 403
    assert leader.post(path)[1]["question"] == "【电话1】反映"
    assert leader.post("/intelligence/traces/999999999/open")[0] == 404
    assert Event.objects.get(kind="model_trace.opened").subject_id == str(trace.pk)


def test_switching_a_task(cast: Cast) -> None:
    leader = Door(cast.leader_zhou)
    path = "/intelligence/tasks/shield/switch"
    assert leader.post(path, {"is_on": False})[1]["fields"]["reason"]
    assert leader.post(path, {"is_on": False, "reason": "误报"})[0] == 200
    page = leader.get("/intelligence")[1]
    shield = next(each for each in page["tasks"] if each["task"] == "shield")
    assert (shield["is_on"], shield["reason"]) == (False, "误报")
    assert shield["changed_by"] == "周班长（班长）"
    assert leader.post("/intelligence/tasks/nothing/switch", {"is_on": True})[0] == 422


def test_acting_alone_wants_proof(cast: Cast) -> None:
    for _ in range(30):
        trace = note_own(
            Task.DISPATCH, model="linear", version="1", by=SYSTEM, now=NOW, class_key="噪音"
        )
        report_outcome(trace, Verdict.ACCEPTED, by=SYSTEM, now=NOW)
    leader = Door(cast.leader_zhou)
    body = {"class_key": "噪音", "is_allowed": True, "reason": "试点"}
    status, said = leader.post("/intelligence/tasks/dispatch/acting", body)
    assert (status, said["code"]) == (409, "not_proven")
    (noise,) = leader.get("/intelligence")[1]["classes"]
    assert (noise["judged"], noise["is_proven"], noise["is_allowed"]) == (30, False, False)
    body["is_allowed"] = False
    assert leader.post("/intelligence/tasks/dispatch/acting", body)[0] == 200


@pytest.mark.usefixtures("site")
def test_the_registry(cast: Cast) -> None:
    admin = Door(cast.lin_admin)
    wish = {"task": "draft", "provider": "local", "model": "tuned", "figures": {"f1": 0.9}}
    made = admin.post("/intelligence/releases", wish)[1]
    assert (made["state_label"], made["figures"]) == ("已登记", {"f1": 0.9})
    assert admin.post("/intelligence/releases", wish | {"provider": "x"})[0] == 422
    path = f"/intelligence/releases/{made['id']}"
    assert admin.post(f"{path}/promote")[0] == 409
    assert admin.post(f"{path}/canary", {"share": 60})[0] == 422
    assert admin.post(f"{path}/canary", {"share": 10})[1]["share"] == 10
    assert admin.post(f"{path}/promote")[1]["state_label"] == "使用中"
    assert admin.post(f"{path}/roll-back")[0] == 422
    assert admin.post(f"{path}/roll-back", {"note": "变差"})[1]["state_label"] == "已停用"
    assert len(admin.get("/intelligence")[1]["releases"]) == 1


@pytest.mark.usefixtures("site")
def test_a_service_that_is_not_allowed_is_not_even_probed(cast: Cast) -> None:
    said = Door(cast.lin_admin).post("/intelligence/providers/cloud/probe")[1]
    assert (said["is_well"], said["sentence"]) == (False, "地址不在允许名单内，没有连接。")
    assert Door(cast.lin_admin).post("/intelligence/providers/none/probe")[0] == 404

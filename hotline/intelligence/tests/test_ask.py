"""Asking a model: its words fill a shape, or the caller takes its own way."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, Field
from pytest_django import Settings

from hotline.core.actor import NamedActor
from hotline.intelligence.actions.report_outcome import report_outcome
from hotline.intelligence.actions.switch_task import switch_task
from hotline.intelligence.asking import Answer, ask
from hotline.intelligence.models import Trace
from hotline.intelligence.rules.attempts import Ended, Verdict
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.tests.model_house import House, house, said, set_up

__all__ = ["house"]
pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
BY = NamedActor("王芳（热线员）", 7)
LETTER = "我叫王小明，电话13907551234，住龙昆北路15号3栋2单元501室，楼下烧烤摊每晚扰民。"


class Draft(BaseModel):
    """What the tests want filled."""

    model_config = ConfigDict(extra="forbid")

    title: str = Field(max_length=60)
    place: str = ""


def draft(letter: str = LETTER, **changes: Any) -> Answer[Draft] | None:
    wishes: dict[str, Any] = {"system": "写标题。", "by": BY, "now": NOW, "names": ["王小明"]}
    return ask(Task.DRAFT, prompt=letter, schema=Draft, **(wishes | changes))


def ended() -> list[str]:
    return list(Trace.objects.order_by("id").values_list("ended", flat=True))


def test_persons_stay_here_and_come_back_in_the_answer(house: House) -> None:
    def reply(body: dict[str, Any]) -> tuple[int, Any]:
        sent = json.dumps(body, ensure_ascii=False)
        assert not [each for each in ("王小明", "13907551234", "501室", "15号") if each in sent]
        return said('{"title": "【姓名1】反映烧烤摊扰民", "place": "龙昆北路【门牌1】【门牌2】"}')

    house.replies = [reply]
    answer = draft()
    assert answer is not None
    assert answer.value == Draft(title="王小明反映烧烤摊扰民", place="龙昆北路15号3栋2单元501室")
    assert answer.label == "机器建议（qwen），请核对"
    assert house.asked[0]["response_format"]["json_schema"]["schema"]["title"] == "Draft"
    assert house.asked[0]["temperature"] == 0
    trace = Trace.objects.get(pk=answer.trace_id)
    assert (trace.asked_by_label, trace.tokens_in, trace.tokens_out) == (BY.actor_label, 120, 30)
    assert "13907551234" not in trace.question + trace.answer
    assert "烧烤摊" in trace.question


def test_without_a_provider_or_when_switched_off_nobody_is_asked(
    house: House, settings: Settings
) -> None:
    house.replies = [said('{"title": "好"}')]
    switch_task(task=Task.DRAFT, is_on=False, reason="评审", by=BY, now=NOW)
    assert draft() is None
    switch_task(task=Task.DRAFT, is_on=True, reason="", by=BY, now=NOW)
    set_up(settings, chat_url="")
    assert draft() is None
    set_up(settings, chat_url=house.url, model_hosts="")
    assert draft() is None
    set_up(settings, chat_url=house.url, model_hosts="127.0.0.1:1")
    assert draft() is None
    assert house.asked == []
    assert ended() == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('<think>先想想 {"title": "错"}</think>\n{"title": "对"}', "对"),
        ('想想…</think>```json\n{"title": "对"}\n```', "对"),
        ('好的，结果是：{"title": "对"} 请查收', "对"),
        ('{"title": "对\\u0000\\u202e"}', "对"),
    ],
)
def test_an_object_is_found_among_what_models_say(house: House, text: str, title: str) -> None:
    house.replies = [said(text)]
    answer = draft()
    assert answer is not None
    assert answer.value.title == title
    assert len(house.asked) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我来调用工具 dispatch(部门=公安局)",
        '{"title": "对", "dispatch": true}',
        '{"title": 12}',
        '{"title": "' + "长" * 61 + '"}',
        '{"title": NaN}',
        '{"title": "未完',
        '{"title": "请拨打【电话9】"}',
        '<think>{"title": "想到一半"}',
        '{"title":' * 3000,
    ],
)
def test_what_does_not_fit_is_asked_again_once_then_left(house: House, text: str) -> None:
    house.replies = [said(text)]
    assert draft() is None
    assert ended() == [Ended.INVALID, Ended.INVALID]
    again = house.asked[1]["messages"]
    assert [each["role"] for each in again] == ["system", "user", "assistant", "user"]
    assert "不合要求" in again[-1]["content"]


def test_a_repaired_answer_counts(house: House) -> None:
    house.replies = [said('{"headline": "x"}'), said('{"title": "对"}')]
    answer = draft()
    assert answer is not None
    assert answer.value.title == "对"
    assert ended() == [Ended.INVALID, Ended.OK]


def test_a_cut_answer_is_asked_again_with_more_room(house: House) -> None:
    house.replies = [said('{"title": "对"}', finish="length"), said('{"title": "对"}')]
    assert draft() is not None
    assert [each["max_tokens"] for each in house.asked] == [1024, 2048]
    assert ended() == [Ended.CUT, Ended.OK]


@pytest.mark.parametrize(
    ("reply", "how"),
    [
        ((500, b"loading"), Ended.FAILED),
        ((429, b"{}"), Ended.FAILED),
        ((404, b'{"error": "model"}'), Ended.REFUSED),
        ((302, b""), Ended.REFUSED),
        ((200, b"<html>"), Ended.FAILED),
        ((200, b'{"choices": []}'), Ended.FAILED),
        ((200, b" " * (2 * 1024 * 1024 + 1)), Ended.FAILED),
    ],
)
def test_a_service_that_fails_is_left_at_once(house: House, reply: Any, how: Ended) -> None:
    house.replies = [reply]
    assert draft() is None
    assert ended() == [how]


def test_a_service_that_hangs_is_left_after_its_time(
    house: House, settings: Settings, tmp_path: Path
) -> None:
    site(settings, tmp_path, f'[providers.slow]\nurl="{house.url}"\nmodel="m"\ntimeout_seconds=0.6')
    house.replies = [(0, b"")]
    assert draft() is None
    assert ended() == [Ended.TIMED_OUT]


def site(settings: Settings, folder: Path, text: str) -> None:
    """Write the site's file."""
    file = folder / "intelligence.toml"
    file.write_text(text, encoding="utf-8")
    set_up(settings, intelligence_file=file, chat_url="")


def two(house: House, plan: str = "") -> str:
    """Return a site with a dead provider before the living one."""
    return f"""
        [providers.first]
        url = "http://127.0.0.1:9"
        model = "big"
        [providers.second]
        url = "{house.url}/v1"
        model = "small"
        version = "2026-08"
        key = "sk-secret"
        input_price = 2
        output_price = 8
        [tasks.draft]
        {plan}
    """


def test_the_next_of_the_chain_answers_and_the_first_is_left_in_peace(
    house: House, settings: Settings, tmp_path: Path
) -> None:
    site(settings, tmp_path, two(house, "cache_hours = 0"))
    set_up(settings, model_hosts=f"127.0.0.1:9,{house.url.removeprefix('http://')}")
    house.replies = [said('{"title": "对"}')]
    for second in range(4):
        answer = draft(now=NOW + timedelta(seconds=second))
        assert answer is not None
        assert (answer.provider, answer.model, answer.model_version) == (
            *("second", "small"),
            "2026-08",
        )
    assert Trace.objects.filter(provider="first").count() == 3
    assert draft(now=NOW + timedelta(minutes=1)) is not None
    assert Trace.objects.filter(provider="first").count() == 4
    assert set(house.keys) == {"Bearer sk-secret"}
    trace = Trace.objects.filter(provider="second").first()
    assert trace is not None
    assert str(trace.cost) == "0.000480"


def test_the_same_question_is_asked_once_until_somebody_rejects_the_answer(house: House) -> None:
    house.replies = [said('{"title": "【姓名1】反映噪音"}')]
    first = draft("我叫王小明，太吵。")
    again = draft("我叫李大海，太吵。", names=["李大海"])
    assert first is not None
    assert again is not None
    assert (again.was_cached, again.value.title) == (True, "李大海反映噪音")
    assert len(house.asked) == 1
    later = draft("我叫王小明，太吵。", now=NOW + timedelta(hours=25))
    assert later is not None
    assert not later.was_cached
    report_outcome(later.trace_id, Verdict.REJECTED, by=BY, now=NOW)
    asked_again = draft("我叫王小明，太吵。", now=NOW + timedelta(hours=26))
    assert asked_again is not None
    assert not asked_again.was_cached
    assert len(house.asked) == 3


@pytest.mark.parametrize("plan", ["daily_budget = 0.0009", "daily_asks = 2", "daily_budget = 0"])
def test_when_the_day_is_spent_nobody_is_asked(
    house: House, settings: Settings, tmp_path: Path, plan: str
) -> None:
    site(settings, tmp_path, two(house, f'{plan}\nchain = ["second"]'))
    house.replies = [said('{"title": "对"}')]
    asked = [draft(f"第{each}件事。") is not None for each in ("甲", "乙", "丙")]
    assert asked == ([False] * 3 if plan.endswith(" 0") else [True, True, False])
    tomorrow = draft("第丙件事。", now=NOW + timedelta(days=1))
    assert (tomorrow is None) == plan.endswith(" 0")


def test_a_broken_file_stops_nobody(house: House, settings: Settings, tmp_path: Path) -> None:
    site(settings, tmp_path, '[tasks.draft]\nchain = ["nobody"]')
    assert draft() is None
    assert house.asked == []

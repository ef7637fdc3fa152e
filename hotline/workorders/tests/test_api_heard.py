"""The door that drafts from a conversation, with and without a model beside it."""

import json
from typing import Any

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.intelligence.tests.model_house import House, house, said
from hotline.reference.models import Place
from tests.cast import Cast, Door

__all__ = ["house"]
TALK = [
    {"party": "operator", "text": "您好，请问您贵姓？", "start": 0.0, "end": 2.0},
    {
        "party": "citizen",
        "text": "姓符，我要投诉国贸路那边一到下雨就淹。",
        "start": 2.0,
        "end": 12.0,
    },
]


def fields(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in answer["fields"]}


def test_turns_become_fields_that_quote_them(cast: Cast) -> None:
    status, answer = Door(cast.wang_fang).post("/heard-drafts", {"turns": TALK})
    assert status == 200
    found = fields(answer)
    assert found["caller"]["value"] == "符"
    assert found["appeal_type"]["code"] == "complaint"
    span = found["place"]["spans"][0]
    assert TALK[span["turn"]]["text"][span["start"] : span["end"]] == "国贸路那边"
    assert 2.0 < span["second"] < 12.0
    assert answer["model"] == ""
    assert "phone" not in found
    assert not Event.objects.filter(kind__startswith="draft.").exists()


def test_pasted_text_will_do(cast: Cast) -> None:
    body = {"text": "市民：我叫麦小青，电话13907551234。", "at": "2026-11-27T02:00:00Z"}
    found = fields(Door(cast.wang_fang).post("/heard-drafts", body)[1])
    assert (found["caller"]["value"], found["phone"]["value"]) == ("麦小青", "13907551234")
    assert Door(cast.wang_fang).post("/heard-drafts", {})[1]["fields"] == []


def test_a_model_adds_only_what_was_said_word_for_word(cast: Cast, house: House) -> None:
    quotes = {
        "time": "一到下雨就淹",
        "caller": "符先生",
        "place": "海秀路",
        "demands": ["一到下雨就淹", "要求赔偿一万元"],
    }
    house.replies = [said(json.dumps(quotes, ensure_ascii=False))]
    _, answer = Door(cast.wang_fang).post("/heard-drafts", {"turns": TALK})
    found = fields(answer)
    assert found["caller"]["value"] == "符"
    assert found["place"]["value"] == "国贸路那边"
    assert found["time"]["by"] == "qwen"
    demands = [each["value"] for each in answer["fields"] if each["name"] == "demand"]
    assert demands == ["一到下雨就淹"]
    assert answer["model"] == "机器建议（qwen），请核对"


def test_a_model_that_is_away_changes_nothing(cast: Cast, house: House) -> None:
    house.replies = [(500, {})]
    _, answer = Door(cast.wang_fang).post("/heard-drafts", {"turns": TALK})
    assert fields(answer)["place"]["by"] == "rules"
    assert answer["model"] == ""


@pytest.mark.parametrize("turns", [[{"party": "nobody", "text": "x"}], "x"])
def test_what_is_no_conversation_is_refused(cast: Cast, turns: Any) -> None:
    assert Door(cast.wang_fang).post("/heard-drafts", {"turns": turns})[0] == 422


def test_a_place_heard_wrongly_says_what_is_meant(cast: Cast) -> None:
    with writing():
        Place.objects.create(
            name="假日海滩", also_known=["椰风浴场"], settled_area=cast.area, area=cast.area
        )

    def place_in(text: str) -> tuple[str, str, str]:
        place = fields(Door(cast.wang_fang).post("/heard-drafts", {"text": text})[1])["place"]
        return place["value"], place["meant"], place["by"]

    assert place_in("市民：我在甲日海滩这里，灯坏了。") == ("甲日海滩", "假日海滩", "sound")
    assert place_in("市民：叶风浴场的灯坏了。")[:2] == ("叶风浴场", "椰风浴场")
    assert place_in("市民：金冒街道的灯坏了。")[:2] == ("金冒街道", "金贸街道")

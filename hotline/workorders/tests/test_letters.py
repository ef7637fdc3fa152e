"""A citizen's letter is neither cut nor changed: what cleaning drops is kept as it came."""

import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.core.text import clean_text
from hotline.workorders.actions.import_orders import import_orders
from hotline.workorders.api.bodies import DemandBody
from hotline.workorders.api.letters import raw_of
from hotline.workorders.import_file import RawLine
from hotline.workorders.models import OriginalWords, WorkOrder
from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.tests.test_import_orders import a_line
from tests.cast import NOW, Cast, Door, demand_body, register_body

ODD = (
    " 　路灯不亮。\r\n\r\n请修\t！  ",
    "路灯\u0000\u0007\u202e不亮\u2066😀👨‍👩‍👧\ue000",
    "\u200b路灯不亮\ufeff",
    "兀\ufa0c 车\uf902 e\u0301",
)


def _read_back(cast: Cast, **demand: Any) -> dict[str, Any]:
    door = Door(cast.wang_fang)
    body = register_body(cast, demands=[demand_body(cast, **demand)])
    status, made = door.post("/work-orders", body)
    assert status == 200, made
    got: dict[str, Any] = door.get(f"/work-orders/{made[0]['number']}")[1]
    return got


@pytest.mark.parametrize("letter", ODD)
def test_odd_letter_is_read_back_as_it_came(cast: Cast, letter: str) -> None:
    got = _read_back(cast, event=letter, demand=letter)
    for field in ("event", "demand"):
        assert (got["origin"][f"original_{field}"] or got[field]) == letter
        assert got[field] == clean_text(letter)


def test_plain_letter_has_no_second_copy(cast: Cast) -> None:
    letter = "尊敬的领导：\n  路灯不亮，请修。" + "灯" * (MAX_TEXT - 30)
    got = _read_back(cast, event=letter)
    assert got["event"] == letter
    assert (got["origin"]["original_event"], got["origin"]["channel_label"]) == ("", "电话")
    assert not OriginalWords.objects.exists()


def test_half_a_character_is_marked_and_nothing_else_is_lost(cast: Cast) -> None:
    body = register_body(cast, demands=[demand_body(cast, event="路灯X不亮。")])
    raw = json.dumps(body).replace("X", "\\ud83d")
    answer = Door(cast.wang_fang).client.post(
        "/api/work-orders", raw, content_type="application/json"
    )
    assert answer.status_code == 200
    order = WorkOrder.objects.get()
    assert order.event == "路灯不亮。"
    assert order.original_words.event == "路灯\ufffd不亮。"


def test_letter_is_sealed_and_of_bounded_length(cast: Cast) -> None:
    _read_back(cast, event="路灯\u0000不亮。")
    with connection.cursor() as cursor:
        cursor.execute("SELECT event FROM workorders_originalwords")
        (stored,) = cursor.fetchone()
    assert stored.startswith("sm4:")
    body = register_body(cast, demands=[demand_body(cast, event="\u0000" * (2 * MAX_TEXT + 1))])
    assert Door(cast.wang_fang).post("/work-orders", body)[0] == 422


def test_imported_letter_is_kept_as_it_came(cast: Cast) -> None:
    line = RawLine(1, a_line(event=ODD[1], demand="请修。"))
    (made,) = import_orders([line], source="旧系统", by=cast.wang_fang, now=NOW)
    order = WorkOrder.objects.get(number=made.number)
    assert (order.original_words.event, order.original_words.demand) == (ODD[1], "")


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(max_size=200))
def test_cleaned_and_raw_together_are_the_letter(letter: str) -> None:
    body = DemandBody.model_validate(
        {
            "appeal_type": "help",
            "urgency": "general",
            "topic_code": "0101",
            "area_code": "460106003",
            "place": "金贸中路",
            "event": letter,
            "demand": "请修。",
        }
    )
    assert body.event == clean_text(letter)
    assert (raw_of(body.event) or body.event) == letter

"""Unfinished forms on the server: one's own, sealed, never overwritten, gone in the end."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from hotline.core.models import Event
from hotline.workorders.actions.expire_drafts import KEPT_DAYS, expire_drafts
from hotline.workorders.actions.keep_draft import MOST_DRAFTS, Form, keep_draft
from hotline.workorders.form_errors import DraftChanged, DraftGone, TooManyDrafts
from hotline.workorders.models import KeptDraft
from tests.cast import NOW, Cast, Door, register_body


def _body(**changes: Any) -> dict[str, Any]:
    usual = {
        "slot": "manual",
        "key": str(uuid4()),
        "content": json.dumps({"caller": {"name": "陈静", "phone": "13907551234"}}),
        "seen_version": 0,
    }
    return usual | changes


def _kinds() -> list[str]:
    return list(
        Event.objects.filter(subject_type="draft").order_by("id").values_list("kind", flat=True)
    )


def test_a_draft_comes_back_word_for_word_on_another_computer(cast: Cast) -> None:
    body = _body(content='{"event":"  每晚 \\u0000 很吵 "}')
    status, kept = Door(cast.wang_fang).post("/order-drafts", body)
    assert (status, kept["version"]) == (200, 1)
    status, found = Door(cast.wang_fang).get("/order-drafts")
    assert [(each["slot"], each["content"]) for each in found] == [("manual", body["content"])]
    assert Door(cast.li_qiang).get("/order-drafts")[1] == []
    assert _kinds() == ["draft.begun"]


def test_saving_again_tells_no_more_and_needs_the_version_that_was_seen(cast: Cast) -> None:
    door, body = Door(cast.wang_fang), _body()
    door.post("/order-drafts", body)
    assert door.post("/order-drafts", body | {"seen_version": 1})[1]["version"] == 2
    status, refusal = door.post("/order-drafts", body | {"seen_version": 1, "content": "{}"})
    assert (status, refusal["code"]) == (409, "draft_changed")
    assert door.post("/order-drafts", body)[0] == 409, "a second window that begins"
    assert KeptDraft.objects.get().content == body["content"]
    assert _kinds() == ["draft.begun"]


def test_what_was_typed_is_sealed_and_in_no_event(cast: Cast) -> None:
    Door(cast.wang_fang).post("/order-drafts", _body())
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM workorders_keptdraft")
        (stored,) = cursor.fetchone()
    assert "13907551234" not in stored
    assert "caller" not in stored
    assert "13907551234" not in str(list(Event.objects.values("details")))


def test_registering_forgets_the_draft_and_a_late_saving_does_not_bring_it_back(
    cast: Cast,
) -> None:
    door, order = Door(cast.wang_fang), register_body(cast)
    body = _body(key=order["idempotency_key"])
    door.post("/order-drafts", body)
    Door(cast.li_qiang).post("/order-drafts", _body(key=order["idempotency_key"]))
    assert door.post("/work-orders", order)[0] == 200
    assert list(KeptDraft.objects.values_list("owner_id", flat=True)) == [cast.li_qiang.user_id]
    for seen in (0, 1):
        status, refusal = door.post("/order-drafts", body | {"seen_version": seen})
        assert (status, refusal["code"]) == (409, "draft_gone")


def test_a_draft_is_dropped_by_its_owner_only_and_only_once(cast: Cast) -> None:
    door = Door(cast.wang_fang)
    door.post("/order-drafts", _body())
    assert Door(cast.li_qiang).post("/order-drafts/drop", {"slot": "manual"})[1] == {
        "dropped": False
    }
    assert door.post("/order-drafts/drop", {"slot": "manual"})[1] == {"dropped": True}
    assert door.post("/order-drafts/drop", {"slot": "manual"})[1] == {"dropped": False}
    assert _kinds() == ["draft.begun", "draft.dropped"]


def test_after_a_week_without_anybody_it_is_forgotten(cast: Cast) -> None:
    for slot, age in (("old", KEPT_DAYS + 1), ("new", KEPT_DAYS - 1)):
        form = Form(slot=slot, key=uuid4(), content="{}", seen_version=0)
        keep_draft(form=form, by=cast.wang_fang, now=NOW - timedelta(days=age))
    assert expire_drafts(now=NOW) == 1
    assert expire_drafts(now=NOW) == 0
    assert list(KeptDraft.objects.values_list("slot", flat=True)) == ["new"]
    assert Event.objects.filter(kind="drafts.expired").count() == 1


def test_refusals_of_the_action(cast: Cast) -> None:
    def keep(slot: str, seen: int = 0) -> None:
        form = Form(slot=slot, key=uuid4(), content="{}", seen_version=seen)
        keep_draft(form=form, by=cast.wang_fang, now=NOW)

    with pytest.raises(DraftGone):
        keep("never", seen=3)
    for number in range(MOST_DRAFTS):
        keep(str(number))
    with pytest.raises(TooManyDrafts):
        keep("one more")
    with pytest.raises(DraftChanged):
        keep("0")


def test_doors_for_nobody_and_other_roles(cast: Cast) -> None:
    assert Door().get("/order-drafts")[0] == Door().post("/order-drafts", _body())[0] == 401
    assert Door(cast.zhao_min).get("/order-drafts")[0] == 403
    assert Door(cast.wang_fang).post("/order-drafts", _body(slot=""))[0] == 422
    assert Door(cast.wang_fang).post("/order-drafts", _body(content="x" * 500_001))[0] == 422

"""An outside body answers a letter on paper: the hotline writes it down, once, as it came."""

from datetime import timedelta
from typing import Any

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.record_supervision_reply import record_supervision_reply
from hotline.workorders.actions.reply_supervision import reply_supervision
from hotline.workorders.models import Supervision, WorkOrder
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.attention import supervised
from hotline.workorders.tests.orders import (
    accepted,
    an_outside_body,
    events_of,
    forwarded,
    later,
    snapshot,
    upload,
)
from hotline.workorders.turns import without_moot
from tests.cast import Cast

DOCUMENT = "琼交函〔2026〕31 号"


def _recorded(cast: Cast, order: WorkOrder, **changes: Any) -> WorkOrder:
    usual: dict[str, Any] = {
        "reason": "已列入本月检修计划。",
        "document": DOCUMENT,
        "replied_at": later(order, 150),
        "attachment_ids": [],
        "by": cast.li_qiang,
        "now": later(order, 200),
    }
    return record_supervision_reply(number=order.number, **(usual | changes))


def test_reply_is_kept_with_its_document_its_date_and_its_scan(cast: Cast) -> None:
    order = forwarded(cast)
    supervised(cast, order)
    scan = upload(cast.li_qiang, "来文.pdf")
    _recorded(cast, order, attachment_ids=[scan])
    letter = Supervision.objects.get(order=order)
    assert (letter.reply, letter.reply_document, letter.replied_at) == (
        *("已列入本月检修计划。", DOCUMENT),
        later(order, 150),
    )
    assert letter.replied_by_label == an_outside_body().name
    assert (letter.recorded_by_label, letter.recorded_at) == (
        cast.li_qiang.actor_label,
        later(order, 200),
    )
    assert events_of(order)[-1] == "workorder.supervision_reply_recorded"
    assert [each.pk for each in order.attachments.all()] == [scan]
    happening = Event.objects.get(kind="workorder.supervision_reply_recorded")
    assert (happening.details["is_late"], happening.details["attachment_ids"]) == (
        False,
        [str(scan)],
    )


def test_late_is_late_by_the_bodys_date_not_by_the_typing(cast: Cast) -> None:
    order = forwarded(cast)
    letter = supervised(cast, order, reply_by=later(order, 160))
    _recorded(cast, order, replied_at=later(order, 160), now=later(order, 900))
    happening = Event.objects.get(kind="workorder.supervision_reply_recorded")
    assert happening.details["is_late"] is False
    letter.refresh_from_db()
    assert letter.replied_at == letter.reply_by


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"document": " "}, "document"),
        ({"document": "号" * 121}, "document"),
        ({"minutes": 201}, "replied_at"),
        ({"minutes": 99}, "replied_at"),
    ],
)
def test_reply_without_document_or_possible_date_is_refused(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    order = forwarded(cast)
    supervised(cast, order)
    before = snapshot(order)
    said = dict(changes)
    minutes = said.pop("minutes", 150)
    with pytest.raises(Refusal) as refusal:
        _recorded(cast, order, replied_at=later(order, minutes), **said)
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before


def test_one_reply_and_none_without_a_letter(cast: Cast) -> None:
    order = forwarded(cast)
    with pytest.raises(Refusal) as refusal:
        _recorded(cast, order)
    assert refusal.value.code == "already_done"
    supervised(cast, order)
    _recorded(cast, order)
    with pytest.raises(Refusal) as refusal:
        _recorded(cast, order, now=later(order, 210))
    assert refusal.value.code == "already_done"


def test_departments_answer_themselves_and_outside_bodies_cannot(cast: Cast) -> None:
    inside = accepted(cast)
    supervised(cast, inside)
    with pytest.raises(Refusal) as refusal:
        _recorded(cast, inside)
    assert refusal.value.code == "not_now"
    outside = forwarded(cast)
    supervised(cast, outside)
    with pytest.raises(Refusal):
        reply_supervision(
            number=outside.number, reason="已办。", by=cast.zhao_min, now=later(outside, 150)
        )


def test_page_offers_it_only_while_a_letter_is_open(cast: Cast) -> None:
    order = forwarded(cast)
    verbs = [Verb.RECORD_SUPERVISION_REPLY]
    assert without_moot(order, verbs) == []
    supervised(cast, order, reply_by=later(order, 100) + timedelta(days=1))
    assert without_moot(order, verbs) == verbs

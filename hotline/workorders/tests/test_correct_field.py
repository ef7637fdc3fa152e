"""Corrections: the old value stays; name and phone stand in no event."""

import pytest
from django.db import connection

from hotline.core.crypto.cipher import blind_index
from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.reference.models import Topic
from hotline.workorders.actions.correct_field import correct_field
from hotline.workorders.models import Correction, OrderShingles, OrderWords, WorkOrder
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.registration import Caller
from hotline.workorders.tests.orders import accepted, later, registered, snapshot
from tests.cast import Cast

PHONE = "13800138000"


def _corrected(
    cast: Cast, order: WorkOrder, field: CorrectedField, new: str, reason: str = "登记时听错。"
) -> WorkOrder:
    return correct_field(
        number=order.number,
        field=field,
        new=new,
        reason=reason,
        by=cast.wang_fang,
        now=later(order, 60),
    )


def _last_event() -> Event:
    return Event.objects.filter(kind="workorder.corrected").order_by("-id")[0]


def test_place_is_corrected_and_the_event_tells_both(cast: Cast) -> None:
    order = accepted(cast)
    words = OrderWords.objects.get(order=order).words
    done = _corrected(cast, order, CorrectedField.PLACE, "海秀路 9 号")
    assert (done.place, done.state, done.due_at) == ("海秀路 9 号", order.state, order.due_at)
    details = _last_event().details
    assert (details["field"], details["old"], details["new"]) == (
        "place",
        "金贸中路 1 号",
        "海秀路 9 号",
    )
    assert OrderWords.objects.get(order=order).words != words
    assert OrderShingles.objects.filter(order=order).count() == 1


def test_topic_area_and_type_are_told_by_name(cast: Cast) -> None:
    order = accepted(cast)
    other = Topic.objects.create(code="0102", name="井盖", parent=cast.topic.parent)
    assert _corrected(cast, order, CorrectedField.TOPIC, "0102").topic == other
    assert _last_event().details["note"].startswith("事项分类「路灯照明」→「井盖」")
    _corrected(cast, order, CorrectedField.APPEAL_TYPE, "complaint")
    assert (_last_event().details["old"], _last_event().details["new"]) == ("求助", "投诉")


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        (CorrectedField.CALLER_NAME, "陈静", "陈婧"),
        (CorrectedField.CALLER_PHONE, "13907551234", PHONE),
    ],
)
def test_name_and_phone_stay_sealed(cast: Cast, field: CorrectedField, old: str, new: str) -> None:
    order = _corrected(cast, accepted(cast), field, new)
    row = Correction.objects.get(order=order)
    assert (row.old, row.new, getattr(order, field)) == (old, new, new)
    told = str(_last_event().details)
    assert old not in told
    assert new not in told
    with connection.cursor() as cursor:
        cursor.execute("SELECT old, new FROM workorders_correction WHERE id = %s", [row.pk])
        assert not {old, new} & set(map(str, cursor.fetchone()))
    if field is CorrectedField.CALLER_PHONE:
        assert order.caller_phone_index == blind_index(PHONE)


@pytest.mark.parametrize(
    ("field", "new", "reason", "fault"),
    [
        (CorrectedField.PLACE, " ", "登记时听错。", "new"),
        (CorrectedField.PLACE, "长" * 201, "登记时听错。", "new"),
        (CorrectedField.PLACE, "金贸中路 1 号", "登记时听错。", "new"),  # as it was
        (CorrectedField.PLACE, "海秀路", "错", "reason"),
        (CorrectedField.CALLER_PHONE, "不知道", "登记时听错。", "new"),
        (CorrectedField.APPEAL_TYPE, "nonsense", "登记时听错。", "new"),
        (CorrectedField.TOPIC, "9999", "登记时听错。", "topic_code"),
        (CorrectedField.AREA, "999999999", "登记时听错。", "area_code"),
    ],
)
def test_wrong_correction_changes_nothing(
    cast: Cast, field: CorrectedField, new: str, reason: str, fault: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        _corrected(cast, order, field, new, reason)
    assert set(refusal.value.fields) == {fault}
    assert snapshot(order) == before
    assert not Correction.objects.exists()


def test_urgency_is_corrected_only_before_dispatch(cast: Cast) -> None:
    order = registered(cast)
    _corrected(cast, order, CorrectedField.URGENCY, "urgent")
    order.refresh_from_db()
    assert order.urgency == "urgent"
    assert (_last_event().details["old"], _last_event().details["new"]) == ("一般", "紧急")
    with pytest.raises(Refusal) as refusal:
        _corrected(cast, order, CorrectedField.URGENCY, "soon")
    assert set(refusal.value.fields) == {"new"}
    promised = accepted(cast)
    with pytest.raises(Refusal) as refusal:
        _corrected(cast, promised, CorrectedField.URGENCY, "urgent")
    assert set(refusal.value.fields) == {"field"}
    promised.refresh_from_db()
    assert promised.urgency == "general"


def test_anonymous_order_gets_no_name(cast: Cast) -> None:
    order = registered(cast, caller=Caller(name="", phone=PHONE, is_anonymous=True))
    with pytest.raises(Refusal) as refusal:
        _corrected(cast, order, CorrectedField.CALLER_NAME, "陈静")
    assert set(refusal.value.fields) == {"field"}

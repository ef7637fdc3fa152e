"""Unified answers: published with dates, used for many orders, known to the shield."""

from datetime import date, timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.answer_unified import answer_many, answer_unified
from hotline.workorders.actions.end_unified_answer import end_unified_answer
from hotline.workorders.actions.revise_unified_answer import Content, revise_unified_answer
from hotline.workorders.models import UnifiedAnswer, UnifiedReply
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.unified_answer import speaks_of
from hotline.workorders.tests.attention import an_answer
from hotline.workorders.tests.orders import dispatched, events_of, later, registered, snapshot
from hotline.workorders.unified_queries import (
    UnifiedAnswers,
    answers_in_force,
    list_answered,
    list_fitting,
)
from tests.cast import NOW, Cast

TODAY = date(2026, 11, 24)


def test_order_is_answered_closed_and_keeps_the_text_as_it_was(cast: Cast) -> None:
    order, answer = registered(cast), an_answer(cast, NOW)
    closed = answer_unified(
        number=order.number, answer_id=answer.pk, by=cast.wang_fang, now=later(order, 5)
    )
    assert (closed.state, closed.closing, closed.due_at) == ("closed", "answered_unified", None)
    assert UnifiedReply.objects.get(order=order).text == answer.text
    assert not order.deadlines.filter(stopped_at__isnull=True).exists()
    assert events_of(order)[-1] == "workorder.answered_unified"


def test_many_orders_are_answered_by_one_text_each_by_itself(cast: Cast) -> None:
    answer = an_answer(cast, NOW)
    first, second, gone = registered(cast), registered(cast), dispatched(cast)
    told = answer_many(
        numbers=[first.number, second.number, first.number, gone.number, "20269999000001"],
        answer_id=answer.pk,
        by=cast.wang_fang,
        now=later(gone, 10),
    )
    assert [told[first.number], told[second.number]] == ["", ""]
    assert "不能统一答复" in told[gone.number]
    assert "没有找到" in told["20269999000001"]
    assert answer.replies.count() == 2


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "is_in_force"),
    [
        (TODAY, TODAY, True),  # both days included
        (TODAY + timedelta(days=1), TODAY + timedelta(days=9), False),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), False),
    ],
)
def test_answer_is_used_only_on_its_days(
    cast: Cast, *, starts_on: date, ends_on: date, is_in_force: bool
) -> None:
    order = registered(cast)
    answer = an_answer(cast, NOW, starts_on=starts_on, ends_on=ends_on)
    before = snapshot(order)
    if is_in_force:
        done = answer_unified(number=order.number, answer_id=answer.pk, by=cast.wang_fang, now=NOW)
        assert done.state == "closed"
        return
    with pytest.raises(Refusal) as refusal:
        answer_unified(number=order.number, answer_id=answer.pk, by=cast.wang_fang, now=NOW)
    assert refusal.value.code == "no_such_answer"
    assert snapshot(order) == before


def test_ended_answer_is_used_no_longer(cast: Cast) -> None:
    answer = an_answer(cast, NOW)
    with pytest.raises(Refusal):
        end_unified_answer(answer_id=answer.pk, reason=" ", by=cast.li_qiang, now=NOW)
    end_unified_answer(answer_id=answer.pk, reason="已恢复供电。", by=cast.li_qiang, now=NOW)
    kinds = Event.objects.filter(subject_type="unified_answer").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == [
        "unified_answer.published",
        "unified_answer.ended",
    ]
    for act in (end_unified_answer,):
        with pytest.raises(Refusal) as refusal:
            act(answer_id=answer.pk, reason="再停。", by=cast.li_qiang, now=NOW)
        assert refusal.value.code == "no_such_answer"


def test_revised_answer_takes_the_place_and_old_replies_keep_their_text(cast: Cast) -> None:
    answer, order = an_answer(cast, NOW), registered(cast)
    answer_unified(number=order.number, answer_id=answer.pk, by=cast.wang_fang, now=NOW)
    content = Content(
        title=answer.title,
        text="改造提前，十二月一日恢复。",
        starts_on=TODAY,
        ends_on=TODAY,
        keywords=["停灯"],
    )
    new = revise_unified_answer(
        answer_id=answer.pk, reason="工期提前。", by=cast.li_qiang, now=NOW, **content
    )
    assert list(answers_in_force(NOW)) == [new]
    assert UnifiedReply.objects.get(order=order).text == answer.text != new.text
    with pytest.raises(Refusal) as refusal:  # nothing ends when the new one lacks something
        revise_unified_answer(
            answer_id=new.pk,
            reason="再改。",
            by=cast.li_qiang,
            now=NOW,
            **(content | Content(title="", text="", starts_on=TODAY, ends_on=TODAY)),
        )
    assert set(refusal.value.fields) == {"title", "text"}
    assert list(answers_in_force(NOW)) == [new]


def test_waiting_orders_on_the_matter_are_found(cast: Cast) -> None:
    lamp, gone = registered(cast), dispatched(cast)
    other = registered(cast, event="小区门口井盖破损。", demand="请更换井盖。")
    answer = an_answer(cast, NOW, keywords=["路灯", "不亮"], topic_code=cast.topic.code)
    assert list_fitting(answer, cast.wang_fang) == [lamp]
    assert gone not in list_fitting(answer, cast.li_qiang)
    by_topic = an_answer(cast, NOW, topic_code=cast.topic.code)
    assert list_fitting(by_topic, cast.wang_fang) == [lamp, other]
    assert list_fitting(an_answer(cast, NOW), cast.wang_fang) == []
    answer_unified(number=lamp.number, answer_id=answer.pk, by=cast.wang_fang, now=NOW)
    assert [each.order for each in list_answered(answer, cast.wang_fang)] == [lamp]
    assert list_fitting(answer, cast.wang_fang) == []
    assert list_answered(answer, cast.zhao_min) == []  # a department that never had it


def test_publishing_half_an_answer_is_refused(cast: Cast) -> None:
    for changes, field in (
        ({"title": " "}, "title"),
        ({"text": ""}, "text"),
        ({"ends_on": TODAY - timedelta(days=30)}, "ends_on"),
    ):
        with pytest.raises(Refusal) as refusal:
            an_answer(cast, NOW, **changes)
        assert set(refusal.value.fields) == {field}
    assert not UnifiedAnswer.objects.exists()


@pytest.mark.usefixtures("frozen")
def test_shield_finds_the_answer_only_when_every_keyword_is_there(cast: Cast) -> None:
    an_answer(cast, NOW)  # without keywords it is found by people only
    answer = an_answer(cast, NOW, keywords=["路灯", "不亮"], topic_code=cast.topic.code)
    door = UnifiedAnswers()
    found = door.find_answers(Draft(event="门口路灯不亮", topic_code=cast.topic.code))
    assert [each.id for each in found] == [str(answer.pk)]
    assert door.find_answers(Draft(event="门口路灯太亮", topic_code=cast.topic.code)) == ()
    assert door.find_answers(Draft(event="门口路灯不亮", topic_code="0299")) == ()
    assert not speaks_of([], "路灯不亮")

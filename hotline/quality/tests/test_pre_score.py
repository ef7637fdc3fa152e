"""Every ended call with words and every closed order is judged once, with evidence."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection

from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.quality.actions.forget_words import forget_words
from hotline.quality.actions.load_scorecards import load_scorecards
from hotline.quality.actions.pre_score_call import pre_score_call
from hotline.quality.actions.pre_score_waiting import pre_score_waiting
from hotline.quality.evidence_text import read
from hotline.quality.models import InspectedItem, Inspection
from hotline.quality.tests.talks import GOOD, a_call, haikou, load
from hotline.telephony.models import Call, Caption
from hotline.workorders.actions.register import register
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.registration import DirectAnswer
from hotline.workorders.tests.orders import a_demand
from tests.cast import CHEN_JING, NOW, Cast


def told() -> list[Event]:
    return list(Event.objects.filter(kind="inspection.pre_scored"))


def closed_order(cast: Cast, **changes: object) -> WorkOrder:
    answer = DirectAnswer(text="路灯由城管局负责，已答复办理时限。", reason="政策咨询，当场答复")
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast, direct_answer=answer, **changes)],
        by=cast.wang_fang,
        now=NOW,
    )
    return order


def test_ended_calls_with_words_and_closed_orders_are_judged_once(cast: Cast) -> None:
    load()
    call = a_call(cast.wang_fang.user_id)
    a_call(cast.wang_fang.user_id, has_words=False)
    order = closed_order(cast, place="家里")
    assert pre_score_waiting(now=NOW) == 2
    assert pre_score_waiting(now=NOW + timedelta(minutes=5)) == 0
    assert len(told()) == 2
    of_call = Inspection.objects.get(call_id=call)
    assert (of_call.machine_score, of_call.skill, of_call.state) == (100, "general", "pre_scored")
    of_order = Inspection.objects.get(order=order)
    assert of_order.operator_id == cast.wang_fang.user_id
    assert of_order.score is not None
    assert of_order.score < 100
    elements = of_order.items.get(code="elements")
    assert elements.machine_points == 15
    assert read(elements.evidence)[0].quote == "家里"
    assert {each.correlation_id for each in told()} == {
        Call.objects.get(pk=call).correlation_id,
        order.correlation_id,
    }


def test_evidence_lies_sealed_and_no_event_tells_it(cast: Cast) -> None:
    load()
    inspection = pre_score_call(call_id=a_call(cast.wang_fang.user_id), now=NOW)
    assert inspection is not None
    (first, *_) = inspection.items.all()
    assert read(first.evidence)[0].quote == "您好"
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(evidence, '') FROM quality_inspecteditem")
        (kept,) = cursor.fetchone()
    assert "您好" not in kept
    assert not any("国贸" in str(each.details) for each in told())


def test_a_call_that_is_just_over_waits_for_its_last_words(cast: Cast) -> None:
    load()
    a_call(cast.wang_fang.user_id)
    assert pre_score_waiting(now=NOW.replace(hour=1, minute=6)) == 0
    assert pre_score_waiting(now=NOW.replace(hour=1, minute=8)) == 1


def test_without_words_only_the_switchboard_speaks(cast: Cast) -> None:
    load()
    call = a_call(cast.wang_fang.user_id, has_words=False, ended_by="citizen")
    inspection = pre_score_call(call_id=call, now=NOW)
    assert inspection is not None
    assert not inspection.has_words
    judged = inspection.items.exclude(machine_verdict="unjudged")
    assert {each.code for each in judged} == {"hang_up", "hold"}
    assert not InspectedItem.objects.exclude(evidence="").exists()


def test_without_a_scorecard_nobody_is_judged(cast: Cast) -> None:
    call = a_call(cast.wang_fang.user_id)
    assert pre_score_call(call_id=call, now=NOW) is None
    assert pre_score_call(call_id=uuid4(), now=NOW) is None
    assert pre_score_waiting(now=NOW) == 0


def test_a_new_version_holds_from_its_day_and_the_old_one_stays(cast: Cast) -> None:
    load()
    first = pre_score_call(call_id=a_call(cast.wang_fang.user_id), now=NOW)
    (card, _) = haikou()
    newer = card.model_copy(update={"starts_on": NOW.date(), "name": "新评分表"})
    assert load_scorecards(entries=[newer], city="haikou", by=SYSTEM, now=NOW) == 1
    assert load_scorecards(entries=[newer], city="haikou", by=SYSTEM, now=NOW) == 0
    second = pre_score_call(call_id=a_call(cast.wang_fang.user_id), now=NOW)
    assert first is not None
    assert second is not None
    assert "通话服务评分表" in str(first.scorecard)
    assert "新评分表" in str(second.scorecard)


def test_quotes_go_when_the_words_of_the_call_go(cast: Cast) -> None:
    load()
    call = a_call(cast.wang_fang.user_id, *GOOD)
    inspection = pre_score_call(call_id=call, now=NOW)
    assert inspection is not None
    assert not forget_words(call_id=call, now=NOW)
    with writing():
        Caption.objects.filter(call_id=call).delete()
    assert forget_words(call_id=call, now=NOW)
    evidence = [each for item in inspection.items.all() for each in read(item.evidence)]
    assert evidence
    assert not any(each.quote for each in evidence)

"""Acting on many orders: what the preview says comes true, and a refusal stops nobody else."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.act_in_bulk import BulkAct, act_in_bulk, preview_in_bulk
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.bulk import BULK_VERBS, MOST_ORDERS
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.tests.attention import an_answer
from hotline.workorders.tests.orders import (
    IN_STATE,
    accepted,
    asked_to_extend,
    asked_to_suspend,
    dispatched,
    later,
    registered,
    snapshot,
    submitted,
)
from tests.cast import NOW, Cast, Door

NOBODYS = "29990101000001"
WHO = ("wang_fang", "li_qiang", "wu_qian", "zhao_min", "sun_wei")
REASON = "已电话核实，可以派出。"


def _act(cast: Cast, verb: Verb, text: str = "请按时限办理。") -> BulkAct:
    return BulkAct(
        verb=verb,
        text=text,
        department_id=cast.urban.pk if verb is Verb.DISPATCH else None,
        answer_id=an_answer(cast, NOW).pk if verb is Verb.ANSWER_UNIFIED else None,
        shield_reason=REASON,
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    who=st.sampled_from(WHO),
    verb=st.sampled_from(BULK_VERBS),
    states=st.lists(st.sampled_from([*IN_STATE]), min_size=1, max_size=4),
    text=st.sampled_from(["", "请按时限办理。"]),
)
def test_preview_changes_nothing_and_is_what_then_happens(
    cast: Cast, who: str, verb: Verb, states: list[State], text: str
) -> None:
    orders = [IN_STATE[state](cast) for state in states]
    numbers = [*[each.number for each in orders], NOBODYS]
    visitor, now = getattr(cast, who), later(orders[0], 120)
    act = _act(cast, verb, text)
    before, happened = [snapshot(each) for each in orders], Event.objects.count()
    said = preview_in_bulk(act, numbers, by=visitor, now=now)
    assert [snapshot(each) for each in orders] == before
    assert Event.objects.count() == happened
    done = act_in_bulk(act, numbers, by=visitor, now=now)
    assert done == said
    assert [each.number for each in done] == numbers
    for order, outcome, was in zip(orders, done, before, strict=False):
        assert (snapshot(order) != was) == outcome.is_done
        assert outcome.is_done or outcome.sentence.endswith("。")
    (line,) = Event.objects.filter(kind="orders.acted_in_bulk").order_by("-id")[:1]
    assert line.details["done"] == [each.number for each in done if each.is_done]


def test_refusals_in_the_middle_stop_nobody(cast: Cast) -> None:
    first, foreign, last = dispatched(cast), registered(cast), dispatched(cast)
    numbers = [first.number, foreign.number, last.number, first.number]
    act = BulkAct(verb=Verb.ACCEPT)
    done = act_in_bulk(act, numbers, by=cast.zhao_min, now=later(first, 20))
    assert [(each.is_done, each.code) for each in done] == [
        (True, ""),
        (False, "no_such_order"),
        (True, ""),
    ]
    assert WorkOrder.objects.filter(state=State.HANDLING).count() == 2


def test_requests_are_decided_and_departments_pressed_in_bulk(cast: Cast) -> None:
    stops = [asked_to_suspend(cast, accepted(cast)) for _ in range(2)]
    more = asked_to_extend(cast, accepted(cast))
    numbers, moment = [each.number for each in (*stops, more)], later(more, 60)
    pressed = BulkAct(verb=Verb.URGE, text="请抓紧办理并反馈。")
    done = act_in_bulk(pressed, numbers, by=cast.li_qiang, now=moment)
    assert [each.is_done for each in done] == [True, True, True]
    agreed = BulkAct(verb=Verb.APPROVE_SUSPENSION, text="情况属实。")
    done = act_in_bulk(agreed, numbers, by=cast.li_qiang, now=moment)
    assert [(each.is_done, each.state) for each in done[:2]] == [(True, State.SUSPENDED)] * 2
    assert not done[2].is_done
    refused = BulkAct(verb=Verb.REFUSE_EXTENSION, text="可按期办结。")
    assert act_in_bulk(refused, numbers[2:], by=cast.li_qiang, now=moment)[0].is_done
    assert set(WorkOrder.objects.values_list("urge_count", flat=True)) == {1}


def test_what_the_database_refuses_is_told_for_its_order_and_the_rest_is_kept(cast: Cast) -> None:
    orders = [submitted(cast) for _ in range(2)]
    before = [snapshot(each) for each in orders]
    act = BulkAct(verb=Verb.APPROVE_RESULT, text="要素齐全\x00。")
    numbers, moment = [each.number for each in orders], later(orders[0], 90)
    for carry_out in (preview_in_bulk, act_in_bulk):
        found = carry_out(act, numbers, by=cast.wu_qian, now=moment)
        assert [(each.is_done, each.code) for each in found] == [(False, "failed")] * 2
        assert found[0].sentence.endswith("请稍后再试。")
    assert [snapshot(each) for each in orders] == before
    line = Event.objects.get(kind="orders.acted_in_bulk")
    assert line.details["refused"] == numbers


def test_verbs_that_need_words_of_their_own_and_too_many_orders_are_refused(cast: Cast) -> None:
    order = submitted(cast)
    before = snapshot(order)
    for act, numbers in (
        (BulkAct(verb=Verb.SUBMIT_RESULT), [order.number]),
        (BulkAct(verb=Verb.CLOSE), [order.number]),
        (BulkAct(verb=Verb.APPROVE_RESULT), []),
        (BulkAct(verb=Verb.APPROVE_RESULT), [f"{n}" for n in range(MOST_ORDERS + 1)]),
    ):
        for carry_out in (act_in_bulk, preview_in_bulk):
            with pytest.raises(Refusal):
                carry_out(act, numbers, by=cast.wu_qian, now=NOW)
    assert snapshot(order) == before


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        (None, 401, ""),  # nobody
        ("lin_admin", 403, ""),  # a role without orders
        ("sun_wei", 200, "no_such_order"),  # the wrong department
        ("wang_fang", 200, "wrong_role"),  # may see it, may not do it
        ("zhao_min", 200, ""),
    ],
)
def test_doors_for_everybody(
    cast: Cast, frozen: Any, who: str | None, status: int, code: str
) -> None:
    order = dispatched(cast)
    frozen.shift(1200)
    door = Door(getattr(cast, who) if who else None)
    body = {"numbers": [order.number], "verb": "accept"}
    for path in ("/bulk-acts/preview", "/bulk-acts"):
        answered, outcomes = door.post(path, body)
        assert answered == status
        if status == 200:
            assert outcomes[0]["code"] == code
            assert outcomes[0]["is_done"] == (not code)
    order.refresh_from_db()
    assert order.state == ("handling" if who == "zhao_min" else "awaiting_acceptance")

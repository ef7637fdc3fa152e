"""Ruling on returns: one transaction, a rule with an author and an end, and no way back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.files.tests.small_files import PDF
from hotline.reference.models import Reading
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Deadline, RoutingRule, Ruling, SendBack, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.return_queries import (
    list_bouncing,
    list_precedents,
    list_returns,
    list_turns,
    nearness_of,
    ping_pong,
)
from hotline.workorders.routing_queries import facts_of, suggest_for
from hotline.workorders.rules.send_back import AfterRuling, faults_after_ruling
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.orders import (
    accepted,
    asked_back,
    events_of,
    later,
    registered,
    snapshot,
)
from hotline.workorders.tests.returning import (
    RULED,
    RULED_BY,
    TODAY,
    a_reach,
    ask_back,
    bounced,
    ruled,
)
from tests.cast import LONG_AGO, Cast


def _running(order: WorkOrder) -> dict[str, Deadline]:
    return {each.clock: each for each in order.deadlines.filter(stopped_at__isnull=True)}


def test_ruling_for_another_department_sends_the_order_there_at_once(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.water.pk)
    order.refresh_from_db()
    assert (order.state, order.department) == (State.AWAITING_ACCEPTANCE, cast.water)
    assert events_of(order)[-2:] == ["workorder.return_ruled", "workorder.dispatched"]
    assert SendBack.objects.get(order=order).decision == SendBack.Decision.APPROVED
    assert set(_running(order)) == {"acceptance", "handling"}
    assert visible_orders(cast.sun_wei).get() == order
    assert not visible_orders(cast.zhao_min).exists()


def test_ruling_for_the_same_department_leaves_the_order_with_its_clocks(cast: Cast) -> None:
    order = asked_back(cast)
    before = {each.clock: each.ends_at for each in order.deadlines.all()}
    ruled(cast, order, cast.urban.pk)
    order.refresh_from_db()
    assert (order.state, order.department) == (State.AWAITING_ACCEPTANCE, cast.urban)
    assert events_of(order)[-1] == "workorder.return_ruled"
    assert SendBack.objects.get(order=order).decision == SendBack.Decision.REFUSED
    running = _running(order)
    assert set(running) == {"acceptance", "handling"}
    assert all(each.ends_at > before[clock] for clock, each in running.items())


def test_ruling_becomes_a_rule_with_author_and_end_date(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.water.pk, reach=a_reach(words=("路灯",)))
    ruling = Ruling.objects.get(order=order)
    rule = ruling.rule
    assert (rule.status, rule.origin) == ("published", "ruling")
    assert (rule.topic, rule.area, rule.words) == (cast.topic, cast.area.parent, ["路灯"])
    assert (rule.department, rule.written_by_label) == (cast.water, "李强（派单员）")
    assert (rule.starts_on, rule.ends_on) == (TODAY, TODAY + timedelta(days=90))
    assert rule.because == f"裁定：{RULED_BY}"
    event = Event.objects.get(subject_type="routing_rule", subject_id=rule.key)
    assert (event.kind, event.details["number"]) == ("routing_rule.published", order.number)
    assert (event.actor_label, event.happened_at) == ("李强（派单员）", later(order, 20))


def test_next_order_like_it_is_suggested_the_ruled_department_until_the_end_date(
    cast: Cast,
) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.water.pk)
    another = registered(cast)
    (found, *_) = suggest_for(facts_of(another, TODAY))
    assert (found.department, found.basis) == ("water", "ruling")
    assert found.reason == f"裁定：路灯照明 × 龙华区，裁定：{RULED_BY}。"
    last = TODAY + timedelta(days=90)
    assert suggest_for(facts_of(another, last))
    assert not suggest_for(facts_of(another, last + timedelta(days=1)))


@pytest.mark.parametrize(
    ("scope", "code"), [("street", "460106003"), ("district", "460106"), ("city", None)]
)
def test_ruling_reaches_as_far_as_it_says(cast: Cast, scope: Any, code: str | None) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.water.pk, reach=a_reach(area=scope))
    area = RoutingRule.objects.get().area
    assert (area.code if area else None) == code


def test_second_ruling_on_the_same_supersedes_the_first(cast: Cast) -> None:
    ruled(cast, asked_back(cast), cast.water.pk)
    ruled(cast, asked_back(cast), cast.urban.pk)
    old, new = RoutingRule.objects.order_by("version")
    assert old.key == new.key
    assert (old.status, new.status) == ("superseded", "published")
    (found, *_) = suggest_for(facts_of(registered(cast), TODAY))
    assert (found.department, found.is_tied) == ("urban", False)


def test_rulings_on_different_matters_of_one_order_are_rules_of_their_own(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.urban.pk)
    ask_back(order, cast.zhao_min, 25, PDF + b"2")
    ruled(cast, order, cast.water.pk, reach=a_reach(words=("路灯",)), now=later(order, 30))
    keys = {each.key for each in RoutingRule.objects.filter(status="published")}
    assert keys == {f"ruling-{order.number}", f"ruling-{order.number}-2"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "该你办。"}, "reason"),
        ({"legal_basis": ""}, "legal_basis"),
        ({"reach": a_reach(ends_on=TODAY - timedelta(days=1))}, "ends_on"),
        ({"reach": a_reach(ends_on=TODAY + timedelta(days=400))}, "ends_on"),
        ({"reach": a_reach(words=("噪声",))}, "words"),
        ({"department_id": 0}, "department_id"),
    ],
)
def test_ruling_that_is_not_whole_changes_nothing(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    order = asked_back(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete if field != "department_id" else Exception) as refusal:
        ruled(cast, order, **({"department_id": cast.water.pk} | changes))
    assert set(refusal.value.fields) == {field}  # type: ignore[attr-defined]
    assert snapshot(order) == before
    assert not RoutingRule.objects.exists()
    assert not Ruling.objects.exists()


def test_ruled_department_with_the_same_paper_is_refused(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.urban.pk)
    before = snapshot(order)
    with pytest.raises(Incomplete) as refusal:
        ask_back(order, cast.zhao_min, 25)  # the same content under another name would not help
    assert set(refusal.value.fields) == {"attachment_ids"}
    assert snapshot(order) == before


def test_ruled_department_with_a_new_paper_may_ask_again(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.urban.pk)
    ask_back(order, cast.zhao_min, 25, PDF + b"a new document")
    order.refresh_from_db()
    assert order.state == State.SEND_BACK_REQUESTED


def test_department_the_order_was_ruled_to_from_another_may_not_return_the_same_paper(
    cast: Cast,
) -> None:
    order = bounced(cast)
    ruled(cast, order, cast.urban.pk)
    with pytest.raises(Incomplete):
        ask_back(order, cast.zhao_min, 25)


@pytest.mark.parametrize(("reading", "may"), [("never", False), ("freely", True)])
def test_city_may_read_it_otherwise(cast: Cast, reading: str, *, may: bool) -> None:
    Reading.objects.create(
        key="return_after_ruling", starts_on=LONG_AGO, chosen=reading, explanation={}
    )
    order = asked_back(cast)
    ruled(cast, order, cast.urban.pk)
    if may:
        ask_back(order, cast.zhao_min, 25)
        return
    with pytest.raises(Incomplete):
        ask_back(order, cast.zhao_min, 25, PDF + b"a new document")


@pytest.mark.parametrize(
    ("reading", "documents", "fields"),
    [
        (AfterRuling.NEW_DOCUMENT, 0, {"attachment_ids"}),
        (AfterRuling.NEW_DOCUMENT, 1, set()),
        (AfterRuling.NEVER, 5, {"reason"}),
        (AfterRuling.FREELY, 0, set()),
    ],
)
def test_rule_after_a_ruling(reading: AfterRuling, documents: int, fields: set[str]) -> None:
    assert set(faults_after_ruling(reading, new_documents=documents)) == fields


def test_ping_pong_counts_requests_returns_and_departments(cast: Cast) -> None:
    order = bounced(cast)
    count = ping_pong(list_turns(order), list_returns(order))
    assert (count.requests, count.returns, count.departments) == (2, 1, 2)


def test_most_bouncing_orders_come_first_and_old_ones_are_left_out(cast: Cast) -> None:
    once, twice, never = asked_back(cast), bounced(cast), accepted(cast)
    found = list_bouncing(cast.li_qiang, since=later(once, 0))
    assert [each.order for each in found] == [twice, once]
    assert [each.count.departments for each in found] == [2, 1]
    assert never not in [each.order for each in found]
    assert list_bouncing(cast.li_qiang, since=later(once, 60)) == []
    assert list_bouncing(cast.sun_wei, since=later(once, 0))[0].order == twice


def test_precedents_are_the_nearest_of_the_same_topic_that_may_be_seen(cast: Cast) -> None:
    here, hidden = asked_back(cast), asked_back(cast)
    ruled(cast, here, cast.water.pk)
    ruled(cast, hidden, cast.water.pk)
    with writing():
        WorkOrder.objects.filter(pk=hidden.pk).update(secrecy="restricted")
    order = asked_back(cast)
    seen = [each.order for each in list_precedents(order, cast.wu_qian)]
    assert here in seen
    assert hidden not in seen
    assert {nearness_of(each, order) for each in list_precedents(order, cast.wu_qian)} == {
        "同一区划"
    }


def test_database_keeps_one_version_in_force_and_an_end_for_every_ruling(cast: Cast) -> None:
    ruled(cast, asked_back(cast), cast.water.pk)
    rule = RoutingRule.objects.get()
    for changes in ({"version": 2}, {"version": 2, "status": "superseded", "ends_on": None}):
        row = RoutingRule.objects.get(pk=rule.pk)
        row.pk = None
        for name, value in changes.items():
            setattr(row, name, value)
        with pytest.raises(IntegrityError), transaction.atomic(), writing():
            row.save(force_insert=True)


def test_reason_reaches_the_timeline(cast: Cast) -> None:
    order = asked_back(cast)
    ruled(cast, order, cast.urban.pk)
    event = Event.objects.get(kind="workorder.return_ruled")
    assert event.details["note"] == f"由市城市管理局主办：{RULED}"
    assert event.correlation_id == order.correlation_id

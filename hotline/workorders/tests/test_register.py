"""Registering: one order per demand, once per press of the button."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from hotline.citizens.queries import find_by_number
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.errors import NotFound
from hotline.core.models import Event
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.actions.register import register
from hotline.workorders.errors import Incomplete, KeyAlreadyUsed, WrongRole
from hotline.workorders.models import Deadline, WorkOrder
from hotline.workorders.rules.registration import Demand, DirectAnswer
from hotline.workorders.tests.orders import a_demand, events_of
from tests.cast import CHEN_JING, NOW, Cast

MakeDemand = Callable[..., Demand]


def test_register_makes_an_order_with_number_code_clock_and_event(
    cast: Cast, make_demand: MakeDemand
) -> None:
    (order,) = register(
        key=uuid4(), caller=CHEN_JING, demands=[make_demand()], by=cast.wang_fang, now=NOW
    )
    assert order.number == "20261124000001"
    assert len(order.query_code) == 6
    assert order.query_code.isdigit()
    assert order.registered_by_label == "王芳（热线员）"
    clock = Deadline.objects.get(order=order)
    assert clock.ends_at == order.due_at == NOW + timedelta(minutes=15)
    assert clock.next_warning_at == NOW + timedelta(minutes=7, seconds=30)
    assert (clock.limit_name, clock.limit_minutes) == ("dispatch_phone", 15)
    assert clock.promised_ends_at == clock.ends_at
    assert clock.wording == "15 分钟内派单"
    event = Event.objects.get(kind="workorder.registered")
    assert event.subject_id == order.number
    assert event.correlation_id == order.correlation_id
    assert event.actor_id == cast.wang_fang.user_id


def test_register_keeps_the_caller_sealed_in_the_database(
    cast: Cast, make_demand: MakeDemand
) -> None:
    demands = [make_demand()]
    register(key=uuid4(), caller=CHEN_JING, demands=demands, by=cast.wang_fang, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(o)::text FROM workorders_workorder o")
        row = cursor.fetchone()[0]
        cursor.execute("SELECT coalesce(string_agg(details::text, ''), '') FROM core_event")
        details = cursor.fetchone()[0]
    assert CHEN_JING.phone not in row + details
    assert CHEN_JING.name not in row + details
    order = WorkOrder.objects.get()
    assert (order.caller_name, order.caller_phone) == (CHEN_JING.name, CHEN_JING.phone)


def test_register_several_demands_makes_one_order_each_in_one_story(
    cast: Cast, make_demand: MakeDemand
) -> None:
    demands = [make_demand(demand=f"第 {n} 项诉求。") for n in range(3)]
    orders = register(key=uuid4(), caller=CHEN_JING, demands=demands, by=cast.wang_fang, now=NOW)
    assert [each.number[-6:] for each in orders] == ["000001", "000002", "000003"]
    assert len({each.correlation_id for each in orders}) == 1
    assert len({each.registration_id for each in orders}) == 1


def test_register_on_a_contact_continues_its_story(cast: Cast, make_demand: MakeDemand) -> None:
    story = UUID(int=7)
    contact = open_contact(
        channel=Channel.PHONE,
        citizen_id=None,
        call_id=UUID(int=8),
        correlation_id=story,
        operator_id=cast.wang_fang.user_id,
        by=SYSTEM,
        now=NOW,
    )
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[make_demand()],
        contact_id=contact.pk,
        by=cast.wang_fang,
        now=NOW,
    )
    assert order.correlation_id == story
    assert order.contact_id == contact.pk


def test_register_begins_the_file_of_a_new_citizen(cast: Cast, make_demand: MakeDemand) -> None:
    demands = [make_demand()]
    register(key=uuid4(), caller=CHEN_JING, demands=demands, by=cast.wang_fang, now=NOW)
    citizen = find_by_number(CHEN_JING.phone)
    assert citizen is not None
    assert citizen.name == CHEN_JING.name


def test_register_a_confidential_caller_leaves_no_name_in_the_citizens_file(
    cast: Cast, make_demand: MakeDemand
) -> None:
    caller = replace(CHEN_JING, is_confidential=True)
    register(key=uuid4(), caller=caller, demands=[make_demand()], by=cast.wang_fang, now=NOW)
    citizen = find_by_number(CHEN_JING.phone)
    assert citizen is not None
    assert citizen.name == ""


def test_register_with_a_direct_answer_closes_at_once(cast: Cast, make_demand: MakeDemand) -> None:
    answered = make_demand(
        appeal_type=AppealType.INQUIRY, direct_answer=DirectAnswer(text="请到区政务中心办理。")
    )
    orders = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[answered, make_demand()],
        by=cast.wang_fang,
        now=NOW,
    )
    assert [each.state for each in orders] == ["closed", "awaiting_dispatch"]
    assert events_of(orders[0]) == ["workorder.registered", "workorder.answered_directly"]


def test_register_answering_a_grievance_without_reason_is_refused_and_changes_nothing(
    cast: Cast, make_demand: MakeDemand
) -> None:
    demand = make_demand(
        appeal_type=AppealType.COMPLAINT, direct_answer=DirectAnswer(text="已答复。")
    )
    with pytest.raises(Incomplete) as refusal:
        register(key=uuid4(), caller=CHEN_JING, demands=[demand], by=cast.wang_fang, now=NOW)
    assert "demands.0.direct_answer.reason" in refusal.value.fields
    assert not WorkOrder.objects.exists()
    assert not Event.objects.filter(subject_type="work_order").exists()


def test_register_twice_with_one_key_returns_the_same_orders(
    cast: Cast, make_demand: MakeDemand
) -> None:
    key = uuid4()
    demands = [make_demand(), make_demand(demand="另一项诉求。")]
    first = register(key=key, caller=CHEN_JING, demands=demands, by=cast.wang_fang, now=NOW)
    second = register(
        key=key,
        caller=CHEN_JING,
        demands=demands,
        by=cast.wang_fang,
        now=NOW + timedelta(seconds=1),
    )
    assert [each.pk for each in first] == [each.pk for each in second]
    assert WorkOrder.objects.count() == 2


def test_register_with_a_key_used_for_something_else_is_refused(
    cast: Cast, make_demand: MakeDemand
) -> None:
    key = uuid4()
    register(key=key, caller=CHEN_JING, demands=[make_demand()], by=cast.wang_fang, now=NOW)
    other = [make_demand(demand="完全不同的诉求。")]
    with pytest.raises(KeyAlreadyUsed):
        register(key=key, caller=CHEN_JING, demands=other, by=cast.wang_fang, now=NOW)
    with pytest.raises(KeyAlreadyUsed):
        register(key=key, caller=CHEN_JING, demands=[make_demand()], by=cast.li_qiang, now=NOW)
    assert WorkOrder.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_register_clicked_twice_at_the_same_moment_makes_one_order(cast: Cast) -> None:
    key, numbers, start = uuid4(), list[str](), threading.Barrier(4)

    def click() -> None:
        try:
            start.wait(10)
            orders = register(
                key=key, caller=CHEN_JING, demands=[a_demand(cast)], by=cast.wang_fang, now=NOW
            )
            numbers.append(orders[0].number)
        finally:
            connection.close()

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join(30)
    assert len(numbers) == 4
    assert len(set(numbers)) == 1
    assert WorkOrder.objects.count() == 1
    assert Event.objects.filter(kind="workorder.registered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_register_by_many_at_once_never_gives_a_number_twice(cast: Cast) -> None:
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for n in range(5):
                caller = replace(CHEN_JING, phone=f"1390755{name}{n:03d}")
                register(
                    key=uuid4(),
                    caller=caller,
                    demands=[a_demand(cast)] * 2,
                    by=cast.wang_fang,
                    now=NOW,
                )
        except BaseException as error:  # noqa: BLE001 - reported below
            failed.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(str(n),)) for n in range(4)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(60)
    assert failed == []
    numbers = sorted(WorkOrder.objects.values_list("number", flat=True))
    assert numbers == [f"20261124{n:06d}" for n in range(1, 41)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"place": " "}, "demands.0.place"),
        ({"event": ""}, "demands.0.event"),
        ({"demand": ""}, "demands.0.demand"),
        ({"event_time": NOW + timedelta(hours=1)}, "demands.0.event_time"),
    ],
)
def test_register_without_a_required_element_is_refused(
    cast: Cast, make_demand: MakeDemand, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Incomplete) as refusal:
        register(
            key=uuid4(),
            caller=CHEN_JING,
            demands=[make_demand(**changes)],
            by=cast.wang_fang,
            now=NOW,
        )
    assert set(refusal.value.fields) == {field}
    assert not WorkOrder.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "caller.name"),
        ({"phone": ""}, "caller.phone"),
        ({"phone": "不知道"}, "caller.phone"),
    ],
)
def test_register_without_the_caller_is_refused(
    cast: Cast, make_demand: MakeDemand, changes: dict[str, str], field: str
) -> None:
    caller = replace(CHEN_JING, **changes)  # type: ignore[arg-type]
    with pytest.raises(Incomplete) as refusal:
        register(key=uuid4(), caller=caller, demands=[make_demand()], by=cast.wang_fang, now=NOW)
    assert set(refusal.value.fields) == {field}


def test_register_by_somebody_who_may_not_is_refused(cast: Cast, make_demand: MakeDemand) -> None:
    for by in (cast.zhao_min, cast.wu_qian, cast.lin_admin, cast.leader_zhou):
        with pytest.raises(WrongRole):
            register(key=uuid4(), caller=CHEN_JING, demands=[make_demand()], by=by, now=NOW)


def test_register_on_an_unknown_contact_is_refused_and_the_key_stays_free(
    cast: Cast, make_demand: MakeDemand
) -> None:
    key = uuid4()
    with pytest.raises(NotFound):
        register(
            key=key,
            caller=CHEN_JING,
            demands=[make_demand()],
            contact_id=404,
            by=cast.wang_fang,
            now=NOW,
        )
    urgent = [make_demand(urgency=Urgency.URGENT)]
    assert register(key=key, caller=CHEN_JING, demands=urgent, by=cast.wang_fang, now=NOW)

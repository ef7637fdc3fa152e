"""Which limit a clock gets, and when the dispatch clock began, through the verbs themselves."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hotline.contacts.actions.close_contact import close_contact
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import Channel
from hotline.reference.models import LimitChoice, LimitPolicy, Reading
from hotline.workorders.actions.register import register
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.models import Deadline, WorkOrder
from hotline.workorders.tests.orders import a_demand, dispatched, handled, later, registered
from tests.cast import CHEN_JING, NOW, Cast

LONG_AGO = date(2020, 1, 1)
MINUTE = timedelta(minutes=1)


def _limit(name: str, minutes: int) -> None:
    LimitPolicy.objects.create(
        name=name, label=name, starts_on=LONG_AGO, minutes=minutes, calendar="always"
    )


def _chooses(limit: str, clock: str, **case: str) -> None:
    LimitChoice.objects.create(starts_on=LONG_AGO, clock=clock, limit=limit, **case)


def _running(order: WorkOrder, clock: str) -> Deadline:
    return order.deadlines.get(clock=clock, stopped_at__isnull=True)


def test_other_channels_get_the_limit_of_online_demands(cast: Cast) -> None:
    _limit("dispatch_online", 5)
    _chooses("dispatch_online", "dispatch")
    _chooses("dispatch_phone", "dispatch", channel="phone")
    order = registered(cast)
    assert _running(order, "dispatch").limit_name == "dispatch_phone"
    LimitChoice.objects.filter(channel="phone").update(channel="web")
    other = registered(cast, now=NOW + timedelta(days=1))
    assert _running(other, "dispatch").ends_at == later(other, 5)


def test_the_topic_and_the_verb_choose_too(cast: Cast) -> None:
    _limit("handling_topic", 60)
    _limit("handling_again", 30)
    _chooses("handling_topic", "handling", topic=cast.topic.code)
    _chooses("handling_again", "handling", topic=cast.topic.code, verb="reopen")
    assert _running(dispatched(cast), "handling").limit_name == "handling_topic"
    order = handled(cast)
    reopen(number=order.number, reason="还是不亮", by=cast.zheng_jie, now=later(order, 200))
    clock = _running(order, "handling")
    assert (clock.limit_name, clock.ends_at) == ("handling_again", later(order, 230))


def _contact(cast: Cast, closed_after: int | None) -> Contact:
    contact = open_contact(
        channel=Channel.PHONE,
        citizen_id=None,
        call_id=uuid4(),
        correlation_id=uuid4(),
        operator_id=cast.wang_fang.user_id,
        by=cast.wang_fang,
        now=NOW,
    )
    if closed_after is not None:
        close_contact(contact_id=contact.pk, by=cast.wang_fang, now=NOW + closed_after * MINUTE)
    return contact


@pytest.mark.parametrize(
    ("reading", "closed_after", "began"),
    [
        (None, 4, 4),  # the safest: the end of the call came before the registration
        (None, None, 10),  # registered during the call
        ("registration", 4, 10),
        ("contact_start", 4, 0),
    ],
)
def test_dispatch_clock_begins_as_the_contract_is_read(
    cast: Cast, reading: str | None, closed_after: int | None, began: int
) -> None:
    if reading:
        Reading.objects.create(
            key="dispatch_clock_start", starts_on=LONG_AGO, chosen=reading, explanation={}
        )
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast)],
        contact_id=_contact(cast, closed_after).pk,
        by=cast.wang_fang,
        now=NOW + 10 * MINUTE,
    )
    clock = _running(order, "dispatch")
    assert clock.started_at == NOW + began * MINUTE
    assert order.due_at == clock.ends_at == NOW + (began + 15) * MINUTE

"""Linking orders, and keeping a citizen's repeated calls with one order."""

import pytest

from hotline.contacts.models import Contact
from hotline.core.errors import NotFound
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.actions.follow import follow
from hotline.workorders.actions.link import link
from hotline.workorders.actions.unlink import unlink
from hotline.workorders.errors import Incomplete, NoSuchOrder, NotNow, WrongRole
from hotline.workorders.models import Link, Repeat, WorkOrder
from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.tests.families import every_row
from hotline.workorders.tests.orders import (
    accepted,
    closed,
    events_of,
    later,
    merged,
    registered,
)
from tests.cast import NOW, Cast

NOTE = "市民来电补充：昨晚又有两盏不亮。"


def _contact(order: WorkOrder, *, same: bool = True) -> Contact:
    with writing():
        return Contact.objects.create(
            channel="phone",
            citizen=order.citizen if same else None,
            correlation_id=order.correlation_id,
            opened_at=NOW,
        )


def test_linked_orders_know_of_each_other_and_stay_as_they_are(cast: Cast) -> None:
    one, two = registered(cast), closed(cast)
    link(number=one.number, other=two.number, by=cast.wang_fang, now=later(one, 5))
    tie = Link.objects.get()
    assert (tie.earlier, tie.later, tie.kind) == (one, two, "related")
    for each in (one, two):
        state = each.state
        each.refresh_from_db()
        assert (each.state, events_of(each)[-1]) == (state, "workorder.linked")


def test_unlinking_restores_every_row(cast: Cast) -> None:
    one, two = registered(cast), accepted(cast)
    before = every_row()
    link(number=two.number, other=one.number, by=cast.li_qiang, now=later(one, 30))
    unlink(number=one.number, other=two.number, by=cast.li_qiang, now=later(one, 31))
    assert every_row() == before
    assert events_of(one)[-1] == events_of(two)[-1] == "workorder.unlinked"


def test_what_cannot_be_linked_changes_nothing(cast: Cast) -> None:
    one, two, over = registered(cast), registered(cast), closed(cast)
    link(number=one.number, other=two.number, by=cast.wang_fang, now=later(one, 5))
    before, events = every_row(), Event.objects.count()
    for number, other, refusal in (
        (one.number, one.number, Incomplete),
        (two.number, one.number, Incomplete),
        (one.number, "20200101000001", NoSuchOrder),
        (over.number, one.number, NotNow),
    ):
        with pytest.raises(refusal):
            link(number=number, other=other, by=cast.wang_fang, now=later(one, 6))
    with pytest.raises(WrongRole):
        link(number=one.number, other=over.number, by=cast.wu_qian, now=later(one, 6))
    with pytest.raises(Incomplete):
        unlink(number=one.number, other=over.number, by=cast.wang_fang, now=later(one, 6))
    assert (every_row(), Event.objects.count()) == (before, events)


def test_a_repeated_call_is_kept_with_the_order_and_counted(cast: Cast) -> None:
    order = accepted(cast)
    for times in (1, 2):
        follow(
            number=order.number,
            note=NOTE,
            contact_id=_contact(order).pk,
            by=cast.wang_fang,
            now=later(order, 30 + times),
        )
        event = Event.objects.filter(kind="workorder.followed").latest("id")
        assert event.details["times"] == times
        assert NOTE not in str(event.details)
    assert [each.note for each in Repeat.objects.all()] == [NOTE, NOTE]
    assert WorkOrder.objects.count() == 1


def test_one_contact_is_noted_once(cast: Cast) -> None:
    order = registered(cast)
    contact = _contact(order)
    for _ in range(2):
        follow(
            number=order.number,
            note=NOTE,
            contact_id=contact.pk,
            by=cast.wang_fang,
            now=later(order, 5),
        )
    assert Repeat.objects.count() == 1
    assert events_of(order).count("workorder.followed") == 1


def test_what_cannot_be_followed_changes_nothing(cast: Cast) -> None:
    order, over, gone = registered(cast), closed(cast), merged(cast)
    stranger = _contact(order, same=False)
    before, events = every_row(), Event.objects.count()
    for number, note, contact, refusal in (
        (order.number, " ", None, Incomplete),
        (order.number, "长" * (MAX_TEXT + 1), None, Incomplete),
        (order.number, NOTE, stranger.pk, Incomplete),
        (order.number, NOTE, 0, NotFound),
        (over.number, NOTE, None, NotNow),
        (gone.number, NOTE, None, NotNow),
    ):
        with pytest.raises(refusal):
            follow(
                number=number, note=note, contact_id=contact, by=cast.wang_fang, now=later(order, 5)
            )
    with pytest.raises(WrongRole):
        follow(number=order.number, note=NOTE, by=cast.wu_qian, now=later(order, 5))
    assert (every_row(), Event.objects.count()) == (before, events)

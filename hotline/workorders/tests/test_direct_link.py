"""Direct joint handling: straight to the unit, with the grace of its first ten days."""

from datetime import date, timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.reference.rules.calendar import ALWAYS_OPEN
from hotline.reference.rules.limits import Limit
from hotline.workorders.actions.direct_link import direct_link
from hotline.workorders.models import DirectLink, WorkOrder
from hotline.workorders.rules.direct_link import grace_until
from hotline.workorders.tests.orders import (
    an_outside_body,
    events_of,
    later,
    registered,
    sent_back,
    snapshot,
)
from tests.cast import NOW, Cast


def _linked(cast: Cast, order: WorkOrder) -> WorkOrder:
    return direct_link(
        number=order.number,
        department_id=cast.urban.pk,
        note="照明所直办。",
        by=cast.li_qiang,
        now=later(order, 5),
    )


def test_order_goes_straight_to_the_unit_with_both_clocks(cast: Cast) -> None:
    order = _linked(cast, registered(cast))
    assert (order.state, order.department) == ("awaiting_acceptance", cast.urban)
    running = order.deadlines.filter(stopped_at__isnull=True)
    assert {each.clock for each in running} == {"acceptance", "handling"}
    assert events_of(order)[-1] == "workorder.direct_linked"
    link = DirectLink.objects.get(order=order)
    assert (link.started_on, link.grace_until) == (date(2026, 11, 24), date(2026, 12, 3))


def test_grace_counts_from_the_units_first_link_and_ends_after_ten_days(cast: Cast) -> None:
    for days, is_in_grace in ((0, True), (9, True), (10, False)):
        order = _linked(cast, registered(cast, now=NOW + timedelta(days=days)))
        event = Event.objects.get(subject_id=order.number, kind="workorder.direct_linked")
        assert event.details["is_in_grace"] is is_in_grace
    assert {each.started_on for each in DirectLink.objects.all()} == {date(2026, 11, 24)}


def _limit(minutes: int | None, days: int | None = None) -> Limit:
    return Limit("direct_link_grace", "", ALWAYS_OPEN, 1, minutes=minutes, working_days=days)


@pytest.mark.parametrize(
    ("limit", "until"),
    [
        (_limit(10 * 24 * 60), date(2027, 1, 3)),
        (_limit(24 * 60), date(2026, 12, 25)),
        (_limit(90), date(2026, 12, 25)),
        (_limit(None, 10), date(2027, 1, 4)),
    ],
)
def test_grace_is_as_long_as_the_city_says(limit: Limit, until: date) -> None:
    assert grace_until(limit, date(2026, 12, 25)) == until


def test_an_order_linked_again_leaves_the_first_units_start_alone(cast: Cast) -> None:
    order = _linked(cast, registered(cast))
    sent_back(cast, order)
    direct_link(
        number=order.number,
        department_id=cast.water.pk,
        by=cast.li_qiang,
        now=later(order, 24 * 60 * 3),
    )
    links = order.direct_links.order_by("id")
    assert [(each.department, each.started_on) for each in links] == [
        (cast.urban, date(2026, 11, 24)),
        (cast.water, date(2026, 11, 27)),
    ]
    again = _linked(cast, registered(cast, now=NOW + timedelta(days=10)))
    event = Event.objects.get(subject_id=again.number, kind="workorder.direct_linked")
    assert event.details["is_in_grace"] is False


def test_outside_bodies_are_not_linked_and_nothing_changes(cast: Cast) -> None:
    order = registered(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        direct_link(
            number=order.number,
            department_id=an_outside_body().pk,
            by=cast.li_qiang,
            now=later(order, 5),
        )
    assert snapshot(order) == before
    assert not DirectLink.objects.exists()

"""The one pass counts what the lists tell turn by turn."""

from datetime import date, datetime, timedelta

import time_machine

from hotline.accounts.visitor import Visitor
from hotline.workorders.actions.allot import allot
from hotline.workorders.department_figures import turns_behind, turns_between
from hotline.workorders.figure_counts import count_by_month, count_turns
from hotline.workorders.rules.figures import Figure
from hotline.workorders.tests.orders import later
from hotline.workorders.tests.test_department_figures import a_month
from tests.cast import NOW, Cast

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 1)


def test_the_one_pass_counts_what_the_lists_tell_turn_by_turn(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    frozen.shift(timedelta(days=6))
    handling = a_month(cast)["handling"]
    cast.water.parent = cast.urban
    cast.water.save()
    allot(number=handling.number, unit_id=cast.water.pk, by=cast.zhao_min, now=later(handling, 30))
    for visitor in (cast.zhao_min, cast.sun_wei):
        for moment in (NOW + timedelta(days=at) for at in (0, 1, 6, 60)):
            _compare(visitor, moment)


def _compare(visitor: Visitor, moment: datetime) -> None:
    turns = turns_between(visitor, FIRST, LAST)

    def listed(figure: Figure, **chosen: str) -> int:
        return turns_behind(turns, figure, now=moment, **chosen).count()

    counted = count_turns(turns, now=moment)
    assert counted.total == {figure: listed(figure) for figure in Figure}
    for line in counted.topics:
        assert line.counts == {figure: listed(figure, topic_code=line.key) for figure in Figure}
    for line in counted.units:
        assert line.counts == {figure: listed(figure, unit=line.key) for figure in Figure}
    for month, counts in count_by_month(turns, now=moment).items():
        of_month = turns_between(visitor, month, month)
        assert counts == {
            figure: turns_behind(of_month, figure, now=moment).count() for figure in Figure
        }

"""The three rates: each number is the length of a list, and nothing is left out unsaid."""

from datetime import timedelta
from typing import Any

import pytest

from hotline.core.guarded import writing
from hotline.followups.actions.complete import complete
from hotline.followups.models import FollowUp
from hotline.followups.rates import RatesBy, behind, count_all, count_by, ended_between
from hotline.followups.rules.outcomes import Answers
from hotline.followups.rules.rates import FIGURE_WORDS, FORMULAS, Rate, RateFigure, rate_of
from hotline.followups.tests.follow_ups import planned
from hotline.reference.rules.calendar import local_date
from hotline.workorders.tests.orders import handled, later
from tests.cast import NOW, Cast, Door

DAY = local_date(NOW)


def said(*, solved: bool, rating: int | None, is_responded: bool | None) -> Answers:
    return Answers(
        reached=True,
        solved=solved,
        rating=rating,
        comment="" if solved else "还是不亮。",
        is_responded=is_responded,
    )


@pytest.fixture
def year(cast: Cast) -> None:
    """Six follow-ups ended: three solved, one not, one unreachable, one not drawn."""
    answers = [
        said(solved=True, rating=5, is_responded=True),
        said(solved=True, rating=3, is_responded=True),
        said(solved=True, rating=2, is_responded=False),
        said(solved=False, rating=None, is_responded=None),
    ]
    for each in answers:
        order = handled(cast)
        complete(
            follow_up_id=planned(order).pk, answers=each, by=cast.zheng_jie, now=later(order, 200)
        )
    for outcome in ("unreachable", "not_drawn"):
        follow_up = planned(handled(cast))
        with writing():
            FollowUp.objects.filter(pk=follow_up.pk).update(
                state="done", outcome=outcome, completed_at=NOW, ended_by_rule="某条规则"
            )


@pytest.mark.usefixtures("year")
def test_rates_are_what_was_counted_by_hand(cast: Cast) -> None:
    counts = count_all(ended_between(cast.leader_zhou, DAY, DAY))
    assert {name: rate_of(name, counts) for name in Rate} == {
        Rate.RESPONSE: 2 / 3,
        Rate.SOLVED: 3 / 4,
        Rate.SATISFIED: 2 / 3,
    }
    assert (
        counts[RateFigure.ENDED],
        counts[RateFigure.UNREACHABLE],
        counts[RateFigure.NOT_DRAWN],
    ) == (6, 1, 1)


@pytest.mark.usefixtures("year")
def test_every_rate_says_of_everything_whether_it_is_counted(cast: Cast) -> None:
    ended = ended_between(cast.leader_zhou, DAY, DAY)
    counts = count_all(ended)
    for formula in FORMULAS.values():
        whole = counts[formula.denominator] + sum(counts[each] for each in formula.exclusions)
        assert whole == counts[RateFigure.ENDED]
        parts = [set(behind(ended, each)) for each in (formula.denominator, *formula.exclusions)]
        assert sum(map(len, parts)) == len(set.union(*parts))
        assert set(behind(ended, formula.numerator)) <= parts[0]
    assert {name: len(behind(ended, name)) for name in RateFigure} == counts
    assert set(FIGURE_WORDS) == set(RateFigure)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("by", "key", "label"),
    [
        (RatesBy.DEPARTMENT, "urban", "市城市管理局"),
        (RatesBy.TOPIC, "01", "城市管理"),
        (RatesBy.DISTRICT, "460106", "龙华区"),
        (RatesBy.MONTH, "202611", "202611"),
    ],
)
def test_rows_add_up_and_open_what_they_count(
    cast: Cast, by: RatesBy, key: str, label: str
) -> None:
    ended = ended_between(cast.leader_zhou, DAY, DAY)
    (row,) = count_by(ended, by)
    assert (row.key, row.label, row.counts) == (key, label, count_all(ended))
    assert len(behind(ended, RateFigure.SOLVED, by, key)) == 3
    assert not behind(ended, RateFigure.SOLVED, by, "elsewhere")


@pytest.mark.usefixtures("year")
def test_days_begin_at_midnight_in_the_city(cast: Cast) -> None:
    for day, count in ((DAY - timedelta(days=1), 0), (DAY + timedelta(days=1), 0)):
        assert count_all(ended_between(cast.leader_zhou, day, day))[RateFigure.ENDED] == count


@pytest.mark.usefixtures("year")
def test_the_page_and_the_lists_behind_it(cast: Cast) -> None:
    door = Door(cast.leader_zhou)
    days: dict[str, Any] = {"first": DAY.isoformat(), "last": DAY.isoformat()}
    status, page = door.get("/follow-up-rates", by="district", **days)
    assert status == 200
    assert page["total"]["rates"]["solved"] == 0.75
    assert page["rows"][0]["label"] == "龙华区"
    status, rows = door.get("/follow-up-rates/orders", figure="unreachable", **days)
    assert (status, [each["rule"] for each in rows["items"]]) == (200, ["某条规则"])
    _, none = door.get(
        "/follow-up-rates/orders", figure="solved", by="month", row="202610", is_whole=False, **days
    )
    assert none["items"] == []
    backwards = {"first": "2026-11-24", "last": "2026-11-23"}
    assert door.get("/follow-up-rates", **backwards)[0] == 422
    assert Door(cast.zheng_jie).get("/follow-up-rates", **days)[0] == 403

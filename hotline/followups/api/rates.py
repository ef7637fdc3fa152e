"""The doors of the three rates (三率): every number, and the follow-ups behind it."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.day_field import DayOfMonth
from hotline.core.errors import Invalid
from hotline.followups.api.follow_ups import router
from hotline.followups.models import FollowUp
from hotline.followups.permissions import RATES
from hotline.followups.rates import (
    Counts,
    Group,
    RatesBy,
    behind,
    count_all,
    count_by,
    ended_between,
)
from hotline.followups.rules.rates import FIGURE_WORDS, FORMULAS, Rate, RateFigure, rate_of

PAGE = 50
_MOST_DAYS = 800


class RatesQuery(Schema):
    """Which days, and how they are sorted."""

    model_config = ConfigDict(extra="forbid")

    first: DayOfMonth
    last: DayOfMonth
    by: RatesBy = RatesBy.DEPARTMENT


class RateBehindQuery(RatesQuery):
    """Which number; ``row`` is empty for the whole."""

    figure: RateFigure
    row: Annotated[str, Field(max_length=40)] = ""
    is_whole: bool = True
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class RateWords(Schema):
    """What a number is called and how it is counted."""

    figure: RateFigure
    label: str
    meaning: str


class FormulaView(Schema):
    """How a rate is made."""

    rate: Rate
    label: str
    numerator: RateFigure
    denominator: RateFigure
    exclusions: list[RateFigure]


class RatesRow(Schema):
    """The numbers and rates of one row; a rate is None where nobody can be counted."""

    key: str
    label: str
    counts: dict[str, int]
    rates: dict[str, float | None]


class RatesPage(Schema):
    """The whole, its rows, and what everything means."""

    figures: list[RateWords]
    formulas: list[FormulaView]
    total: RatesRow
    rows: list[RatesRow]


class RateBehindRow(Schema):
    """One follow-up behind a number; nothing about the citizen is in it."""

    id: int
    number: str
    topic_name: str
    department_name: str
    outcome_label: str
    rating: int | None
    way_label: str
    rule: str
    completed_at: datetime | None


class RateBehindPage(Schema):
    """One page of the follow-ups behind a number."""

    label: str
    items: list[RateBehindRow]
    next_offset: int | None


@router.get("/follow-up-rates", auth=Requires(RATES))
def get_rates(request: HttpRequest, query: Query[RatesQuery]) -> RatesPage:
    """Count the three rates of the follow-ups that ended on these days."""
    _refuse_long(query.first, query.last)
    ended = ended_between(visitor_of(request), query.first, query.last)
    return RatesPage(
        figures=[
            RateWords(figure=name, label=label, meaning=meaning)
            for name, (label, meaning) in FIGURE_WORDS.items()
        ],
        formulas=[
            FormulaView(
                rate=name,
                label=each.label,
                numerator=each.numerator,
                denominator=each.denominator,
                exclusions=list(each.exclusions),
            )
            for name, each in FORMULAS.items()
        ],
        total=_row("", "合计", count_all(ended)),
        rows=[_row_of(each, query.by) for each in count_by(ended, query.by)],
    )


@router.get("/follow-up-rates/orders", auth=Requires(RATES))
def get_behind(request: HttpRequest, query: Query[RateBehindQuery]) -> RateBehindPage:
    """List the follow-ups one number counts."""
    _refuse_long(query.first, query.last)
    ended = ended_between(visitor_of(request), query.first, query.last)
    by = None if query.is_whole else query.by
    found = behind(ended, query.figure, by, query.row)
    page = list(found[query.offset : query.offset + PAGE + 1])
    return RateBehindPage(
        label=FIGURE_WORDS[query.figure][0],
        items=[_behind(each) for each in page[:PAGE]],
        next_offset=query.offset + PAGE if len(page) > PAGE else None,
    )


def _refuse_long(first: date, last: date) -> None:
    if not 0 <= (last - first).days <= _MOST_DAYS:
        msg = "起止日期有误：结束不能早于开始，最长两年。"
        raise Invalid(msg, fields={"last": msg})


def _row_of(group: Group, by: RatesBy) -> RatesRow:
    label = group.label
    if by is RatesBy.MONTH:
        label = f"{group.key[:4]} 年 {int(group.key[4:])} 月"
    return _row(group.key, label or "未分派", group.counts)


def _row(key: str, label: str, counts: Counts) -> RatesRow:
    return RatesRow(
        key=key,
        label=label,
        counts={str(name): count for name, count in counts.items()},
        rates={str(name): rate_of(name, counts) for name in Rate},
    )


def _behind(each: FollowUp) -> RateBehindRow:
    order = each.order
    return RateBehindRow(
        id=each.pk,
        number=order.number,
        topic_name=order.topic.name,
        department_name=order.department.name if order.department else "",
        outcome_label=each.get_outcome_display(),
        rating=each.rating,
        way_label=each.get_rated_by_display() if each.rated_by else "",
        rule=each.ended_by_rule,
        completed_at=each.completed_at,
    )

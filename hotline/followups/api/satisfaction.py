"""The doors of what citizens said about a department's own orders."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.day_field import DayOfMonth
from hotline.core.months import month_of, months_to
from hotline.followups.api.follow_ups import router
from hotline.followups.department_satisfaction import (
    Counts,
    answers_behind,
    answers_between,
    count_answers,
    count_answers_by_month,
)
from hotline.followups.models import FollowUp
from hotline.followups.permissions import DEPARTMENT_SATISFACTION
from hotline.followups.rules.satisfaction import MEANINGS, Answer
from hotline.reference.rules.calendar import local_date
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.figures import share

MONTHS_SHOWN = 12
PAGE = 50


class SatisfactionQuery(Schema):
    """Any day of the month; without one it is this month."""

    model_config = ConfigDict(extra="forbid")

    month: DayOfMonth | None = None


class AnswerQuery(Schema):
    """Which figure of which month."""

    model_config = ConfigDict(extra="forbid")

    month: DayOfMonth
    answer: Answer
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class AnswerCount(Schema):
    """One number, what it is called and how it is counted."""

    answer: Answer
    label: str
    meaning: str
    count: int


class SatisfactionMonth(Schema):
    """The rates of a month; None where nobody answered."""

    month: date
    solved_rate: float | None
    satisfied_rate: float | None


class SatisfactionPage(Schema):
    """What citizens said about what came in a month, and in the eleven before."""

    total: list[AnswerCount]
    months: list[SatisfactionMonth]


class AnswerView(Schema):
    """One answer behind a figure; nothing about the citizen is in it."""

    number: str
    topic_name: str
    outcome_label: str
    rating: int | None
    completed_at: datetime | None
    may_open: bool


class AnswerPage(Schema):
    """One page of the answers behind a figure."""

    label: str
    items: list[AnswerView]
    next_offset: int | None


@router.get("/department/satisfaction", auth=Requires(DEPARTMENT_SATISFACTION))
def satisfaction(request: HttpRequest, query: Query[SatisfactionQuery]) -> SatisfactionPage:
    """Count what citizens said, for a month and the eleven before."""
    visitor = visitor_of(request)
    last = month_of(query.month or local_date(now()))
    months = months_to(last, MONTHS_SHOWN)
    counts = count_answers(answers_between(visitor, last, last))
    by_month = count_answers_by_month(answers_between(visitor, months[0], last))
    nothing: Counts = dict.fromkeys(Answer, 0)
    return SatisfactionPage(
        total=[
            AnswerCount(answer=name, label=label, meaning=meaning, count=counts[name])
            for name, (label, meaning) in MEANINGS.items()
        ],
        months=[_month(each, by_month.get(each, nothing)) for each in months],
    )


@router.get("/department/satisfaction/orders", auth=Requires(DEPARTMENT_SATISFACTION))
def answers(request: HttpRequest, query: Query[AnswerQuery]) -> AnswerPage:
    """List the answers one figure counts."""
    visitor, month = visitor_of(request), month_of(query.month)
    found = answers_behind(answers_between(visitor, month, month), query.answer)
    page = list(found[query.offset : query.offset + PAGE + 1])
    shown = page[:PAGE]
    seen = visible_orders(visitor).filter(pk__in=[each.order_id for each in shown])
    open_to = set(seen.values_list("pk", flat=True))
    return AnswerPage(
        label=MEANINGS[query.answer][0],
        items=[_answer(each, may_open=each.order_id in open_to) for each in shown],
        next_offset=query.offset + PAGE if len(page) > PAGE else None,
    )


def _month(month: date, counts: Counts) -> SatisfactionMonth:
    return SatisfactionMonth(
        month=month,
        solved_rate=share(counts[Answer.SOLVED], counts[Answer.UNSOLVED]),
        satisfied_rate=share(counts[Answer.SATISFIED], counts[Answer.UNSATISFIED]),
    )


def _answer(each: FollowUp, *, may_open: bool) -> AnswerView:
    return AnswerView(
        number=each.order.number,
        topic_name=each.order.topic.name,
        outcome_label=each.get_outcome_display(),
        rating=each.rating,
        completed_at=each.completed_at,
        may_open=may_open,
    )

"""Count the three rates (三率) by department, topic, district or month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, ExtractMonth, ExtractYear

from hotline.accounts.visitor import Visitor
from hotline.followups.models import FollowUp
from hotline.followups.queries import visible_follow_ups
from hotline.followups.rules.outcomes import Outcome, State
from hotline.followups.rules.rates import RateFigure
from hotline.followups.rules.satisfaction import SATISFIED_FROM
from hotline.reference.rules.calendar import SHANGHAI, local_midnight

Counts = dict[RateFigure, int]
_ANSWERED = Q(outcome__in=[Outcome.SOLVED, Outcome.UNSOLVED])
_BEHIND: dict[RateFigure, Q] = {
    RateFigure.ENDED: Q(state=State.DONE),
    RateFigure.NOT_DRAWN: Q(outcome=Outcome.NOT_DRAWN),
    RateFigure.UNREACHABLE: Q(outcome=Outcome.UNREACHABLE),
    RateFigure.ANSWERED: _ANSWERED,
    RateFigure.RESPONSE_ASKED: _ANSWERED & Q(is_responded__isnull=False),
    RateFigure.RESPONDED: _ANSWERED & Q(is_responded=True),
    RateFigure.RESPONSE_UNASKED: _ANSWERED & Q(is_responded__isnull=True),
    RateFigure.SOLVED: Q(outcome=Outcome.SOLVED),
    RateFigure.RATED: _ANSWERED & Q(rating__isnull=False),
    RateFigure.SATISFIED: _ANSWERED & Q(rating__gte=SATISFIED_FROM),
    RateFigure.UNRATED: _ANSWERED & Q(rating__isnull=True),
}


class RatesBy(StrEnum):
    """How the follow-ups are sorted into rows."""

    DEPARTMENT = "department"
    TOPIC = "topic"
    DISTRICT = "district"
    MONTH = "month"


_MONTH = Cast(
    ExtractYear("completed_at", tzinfo=SHANGHAI) * 100
    + ExtractMonth("completed_at", tzinfo=SHANGHAI),
    CharField(),
)
"""Such as ``202611``."""
_KEYS: dict[RatesBy, tuple[Any, Any]] = {
    RatesBy.MONTH: (_MONTH, _MONTH),
    RatesBy.DEPARTMENT: (F("order__department__code"), F("order__department__name")),
    RatesBy.TOPIC: (
        Coalesce("order__topic__parent__code", "order__topic__code"),
        Coalesce("order__topic__parent__name", "order__topic__name"),
    ),
    RatesBy.DISTRICT: (
        Coalesce("order__area__parent__code", "order__area__code"),
        Coalesce("order__area__parent__name", "order__area__name"),
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One row: its key, its name and its numbers."""

    key: str
    label: str
    counts: Counts


def ended_between(visitor: Visitor, first: date, last: date) -> QuerySet[FollowUp]:
    """Return the visible follow-ups that ended on these days."""
    return visible_follow_ups(visitor).filter(
        state=State.DONE,
        completed_at__gte=local_midnight(first),
        completed_at__lt=local_midnight(last + timedelta(days=1)),
    )


def count_all(ended: QuerySet[FollowUp]) -> Counts:
    """Count every figure."""
    return _counts(ended.aggregate(**_counted()))


def count_by(ended: QuerySet[FollowUp], by: RatesBy) -> list[Group]:
    """Count every figure for each row, the largest first; months in their order."""
    rows = _keyed(ended, by).values("key", "label").annotate(**_counted()).order_by("key")
    groups = [Group(each["key"] or "", each["label"] or "", _counts(each)) for each in rows]
    if by is RatesBy.MONTH:
        return groups
    return sorted(groups, key=lambda each: -each.counts[RateFigure.ENDED])


def behind(
    ended: QuerySet[FollowUp], figure: RateFigure, by: RatesBy | None = None, key: str = ""
) -> QuerySet[FollowUp]:
    """Return the follow-ups a number counts, newest first; those of one row if it is named."""
    found = ended.filter(_BEHIND[figure])
    if by is not None:
        keyed = _keyed(found, by)
        found = keyed.filter(key=key) if key else keyed.filter(key__isnull=True)
    return found.select_related("order__topic", "order__department").order_by(
        "-completed_at", "-id"
    )


def _keyed(ended: QuerySet[FollowUp], by: RatesBy) -> QuerySet[Any]:
    key, label = _KEYS[by]
    return ended.annotate(key=key, label=label)


def _counted() -> dict[str, Count]:
    return {f"n_{name}": Count("pk", filter=condition) for name, condition in _BEHIND.items()}


def _counts(row: Mapping[str, Any]) -> Counts:
    return {name: row[f"n_{name}"] for name in RateFigure}

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
from hotline.followups.rules.rates import Figure
from hotline.followups.rules.satisfaction import SATISFIED_FROM
from hotline.reference.rules.calendar import SHANGHAI, local_midnight

Counts = dict[Figure, int]
_ANSWERED = Q(outcome__in=[Outcome.SOLVED, Outcome.UNSOLVED])
_BEHIND: dict[Figure, Q] = {
    Figure.ENDED: Q(state=State.DONE),
    Figure.NOT_DRAWN: Q(outcome=Outcome.NOT_DRAWN),
    Figure.UNREACHABLE: Q(outcome=Outcome.UNREACHABLE),
    Figure.ANSWERED: _ANSWERED,
    Figure.RESPONSE_ASKED: _ANSWERED & Q(is_responded__isnull=False),
    Figure.RESPONDED: _ANSWERED & Q(is_responded=True),
    Figure.RESPONSE_UNASKED: _ANSWERED & Q(is_responded__isnull=True),
    Figure.SOLVED: Q(outcome=Outcome.SOLVED),
    Figure.RATED: _ANSWERED & Q(rating__isnull=False),
    Figure.SATISFIED: _ANSWERED & Q(rating__gte=SATISFIED_FROM),
    Figure.UNRATED: _ANSWERED & Q(rating__isnull=True),
}


class By(StrEnum):
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
_KEYS: dict[By, tuple[Any, Any]] = {
    By.MONTH: (_MONTH, _MONTH),
    By.DEPARTMENT: (F("order__department__code"), F("order__department__name")),
    By.TOPIC: (
        Coalesce("order__topic__parent__code", "order__topic__code"),
        Coalesce("order__topic__parent__name", "order__topic__name"),
    ),
    By.DISTRICT: (
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


def count_by(ended: QuerySet[FollowUp], by: By) -> list[Group]:
    """Count every figure for each row, the largest first; months in their order."""
    rows = _keyed(ended, by).values("key", "label").annotate(**_counted()).order_by("key")
    groups = [Group(each["key"] or "", each["label"] or "", _counts(each)) for each in rows]
    if by is By.MONTH:
        return groups
    return sorted(groups, key=lambda each: -each.counts[Figure.ENDED])


def behind(
    ended: QuerySet[FollowUp], figure: Figure, by: By | None = None, key: str = ""
) -> QuerySet[FollowUp]:
    """Return the follow-ups a number counts, newest first; those of one row if it is named."""
    found = ended.filter(_BEHIND[figure])
    if by is not None:
        keyed = _keyed(found, by)
        found = keyed.filter(key=key) if key else keyed.filter(key__isnull=True)
    return found.select_related("order__topic", "order__department").order_by(
        "-completed_at", "-id"
    )


def _keyed(ended: QuerySet[FollowUp], by: By) -> QuerySet[Any]:
    key, label = _KEYS[by]
    return ended.annotate(key=key, label=label)


def _counted() -> dict[str, Count]:
    return {f"n_{name}": Count("pk", filter=condition) for name, condition in _BEHIND.items()}


def _counts(row: Mapping[str, Any]) -> Counts:
    return {name: row[f"n_{name}"] for name in Figure}

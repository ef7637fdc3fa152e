"""What citizens said about the orders that a visitor's own departments led.

An answer belongs to the month in which the order came, as the department's other figures do.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, DateTimeField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncMonth

from hotline.accounts.visitor import Visitor
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import Outcome, State
from hotline.followups.rules.satisfaction import SATISFIED_FROM, Answer
from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.department_figures import turns_between
from hotline.workorders.models import Assignment

Counts = dict[Answer, int]

_ANSWERS: dict[Answer, Q] = {
    Answer.ASKED: Q(state=State.DONE),
    Answer.REACHED: Q(outcome__in=[Outcome.SOLVED, Outcome.UNSOLVED]),
    Answer.SOLVED: Q(outcome=Outcome.SOLVED),
    Answer.UNSOLVED: Q(outcome=Outcome.UNSOLVED),
    Answer.RATED: Q(rating__isnull=False),
    Answer.SATISFIED: Q(rating__gte=SATISFIED_FROM),
    Answer.UNSATISFIED: Q(rating__lt=SATISFIED_FROM),
}


def answers_between(visitor: Visitor, first: date, last: date) -> QuerySet[FollowUp]:
    """Return the completed follow-ups of what came in these months, with when it came."""
    leading = turns_between(visitor, first, last).filter(role=Assignment.Role.LEAD)
    turns = leading.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=OuterRef("completed_at")),
        order=OuterRef("order"),
        assigned_at__lte=OuterRef("completed_at"),
    )
    came = Subquery(turns.order_by("-id").values("assigned_at")[:1], output_field=DateTimeField())
    done = FollowUp.objects.filter(state=State.DONE, order_id__in=leading.values("order_id"))
    return done.annotate(came_at=came).filter(came_at__isnull=False)


def answers_behind(answers: QuerySet[FollowUp], answer: Answer) -> QuerySet[FollowUp]:
    """Return the follow-ups a figure counts, newest first."""
    found = answers.filter(_ANSWERS[answer]).select_related("order__topic")
    return found.order_by("-completed_at", "-id")


def count_answers(answers: QuerySet[FollowUp]) -> Counts:
    """Count every figure."""
    return _counts(answers.aggregate(**_counted()))


def count_answers_by_month(answers: QuerySet[FollowUp]) -> dict[date, Counts]:
    """Count every figure for each month in which an order came."""
    month = TruncMonth("came_at", tzinfo=SHANGHAI)
    rows = answers.values(month=month).annotate(**_counted())
    return {each["month"].date(): _counts(each) for each in rows}


def _counted() -> dict[str, Count]:
    return {name.value: Count("pk", filter=condition) for name, condition in _ANSWERS.items()}


def _counts(row: Mapping[str, Any]) -> Counts:
    return {name: row[name.value] for name in Answer}

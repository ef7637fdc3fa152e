"""The lists of follow-ups, by remaining time or newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.cursors import moment_in, number_in
from hotline.followups.models import FollowUp
from hotline.followups.queries import visible_follow_ups
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel

PAGE = 30
TrayName = Literal["due", "risk", "later", "mine", "done"]


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and where the next ones begin."""

    follow_ups: list[FollowUp]
    next_cursor: str | None


def list_tray(name: TrayName, visitor: Visitor, now: datetime, cursor: str | None = None) -> Page:
    """Return one page: what is due by remaining time, what is done newest first.

    ``later`` is what the plan tries again at another time, or asks by another way meanwhile;
    ``risk`` is what is due and has signs that the citizen is not content, the most first.

    Raises:
        Invalid: the cursor is none of ours.

    """
    rows = visible_follow_ups(visitor).select_related(
        "order__department", "order__topic", "order__area__parent"
    )
    if name in {"due", "later"}:
        waits = _waits_for_a_call(now)
        return _due(rows.filter(waits if name == "due" else ~waits, state=State.DUE), cursor)
    if name == "risk":
        return _riskiest(rows.filter(_waits_for_a_call(now), state=State.DUE, risk__gt=0), cursor)
    rows = rows.filter(state=State.DONE)
    if name == "mine":
        rows = rows.filter(completed_by_id=visitor.user_id)
    if cursor:
        rows = rows.filter(id__lt=number_in(cursor))
    found = list(rows.order_by("-id")[: PAGE + 1])
    return Page(found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else None)


def count_waiting(visitor: Visitor, now: datetime) -> dict[str, int]:
    """Count what waits for the visitor now, and what the plan leaves for later."""
    waiting = visible_follow_ups(visitor).filter(state=State.DUE)
    due = waiting.filter(_waits_for_a_call(now))
    counted = due.aggregate(due=Count("pk"), risk=Count("pk", filter=Q(risk__gt=0)))
    return {**counted, "later": waiting.count() - counted["due"]}


def _waits_for_a_call(now: datetime) -> Q:
    ready = Q(next_at__isnull=True) | Q(next_at__lte=now)
    return ready & Q(channel=Channel.CALL)


def _due(rows: QuerySet[FollowUp], cursor: str | None) -> Page:
    if cursor:
        text, _, last_id = cursor.partition("|")
        due = moment_in(text)
        rows = rows.filter(due_at__gte=due).exclude(due_at=due, id__lte=number_in(last_id))
    found = list(rows.order_by("due_at", "id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(found[:PAGE], f"{last.due_at.isoformat()}|{last.pk}" if last else None)


def _riskiest(rows: QuerySet[FollowUp], cursor: str | None) -> Page:
    if cursor:
        points, _, rest = cursor.partition("|")
        due, _, last_id = rest.partition("|")
        after_due = Q(due_at__gt=moment_in(due)) | Q(
            due_at=moment_in(due), id__gt=number_in(last_id)
        )
        rows = rows.filter(Q(risk__lt=number_in(points)) | Q(risk=number_in(points)) & after_due)
    found = list(rows.order_by("-risk", "due_at", "id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    next_cursor = f"{last.risk}|{last.due_at.isoformat()}|{last.pk}" if last else None
    return Page(found[:PAGE], next_cursor)

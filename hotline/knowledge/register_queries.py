"""Load requests, feedback and gaps as far as the visitor may see them."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from hotline.accounts.visitor import Visitor
from hotline.knowledge.errors import NoFeedback, NoGap, NoRequest
from hotline.knowledge.models import EntryRequest, Feedback, Finding, Gap
from hotline.knowledge.permissions import is_of_hotline
from hotline.knowledge.rules.feedback import GapState
from hotline.knowledge.rules.requests import RequestState


def visible_requests(visitor: Visitor) -> QuerySet[EntryRequest]:
    """Return the requests the visitor may see: a department its own."""
    rows = EntryRequest.objects.all()
    if not is_of_hotline(visitor):
        rows = rows.filter(department__in=visitor.department_ids)
    return rows


def list_requests(
    visitor: Visitor, *, is_open: bool, before: int | None, limit: int
) -> list[EntryRequest]:
    """Return open requests, the most urgent first; or settled ones, the newest first."""
    rows = visible_requests(visitor).select_related("department", "article__published")
    rows = rows.prefetch_related("findings")
    if is_open:
        return list(rows.filter(state=RequestState.OPEN).order_by("due_at", "pk")[:limit])
    rows = rows.exclude(state=RequestState.OPEN)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:limit])


def count_overdue(visitor: Visitor, now: datetime) -> int:
    """Return how many open requests have run out of time."""
    return visible_requests(visitor).filter(state=RequestState.OPEN, due_at__lt=now).count()


def points_between(visitor: Visitor, begins: datetime, ends: datetime) -> Decimal:
    """Return what findings of a time cost together."""
    found = Finding.objects.filter(
        request__in=visible_requests(visitor), found_at__gte=begins, found_at__lt=ends
    )
    return found.aggregate(sum=Sum("points"))["sum"] or Decimal(0)


def locked_request(request_id: int, visitor: Visitor) -> EntryRequest:
    """Return a request the visitor may see, locked.

    Raises:
        NoRequest: there is none.

    """
    rows = visible_requests(visitor).select_for_update(of=("self",))
    found = rows.select_related("department").filter(pk=request_id).first()
    if found is None:
        msg = "没有这项录入要求。"
        raise NoRequest(msg)
    return found


def visible_feedback(visitor: Visitor) -> QuerySet[Feedback]:
    """Return the feedback the visitor may see: the hotline all, a department on its articles.

    Whoever said something reads the answer.
    """
    rows = Feedback.objects.select_related("version__article__department")
    if is_of_hotline(visitor):
        return rows
    own = Q(version__article__department__in=visitor.department_ids)
    return rows.filter(own | Q(said_by_id=visitor.user_id))


def list_feedback(
    visitor: Visitor, *, is_open: bool, before: int | None, limit: int
) -> list[Feedback]:
    """Return what waits for an answer, the oldest first; or what was answered, the newest first."""
    rows = visible_feedback(visitor)
    if is_open:
        return list(rows.filter(answered_at__isnull=True).order_by("pk")[:limit])
    rows = rows.filter(answered_at__isnull=False)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[:limit])


def locked_feedback(feedback_id: int, visitor: Visitor) -> Feedback:
    """Return feedback that is the visitor's to answer, locked.

    Raises:
        NoFeedback: there is none, or its article is another owner's.

    """
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("version__article")
    if not is_of_hotline(visitor):
        rows = rows.filter(version__article__department__in=visitor.department_ids)
    found = rows.filter(pk=feedback_id).first()
    if found is None:
        msg = "没有这条反馈，或不由您答复。"
        raise NoFeedback(msg)
    return found


def list_gaps(state: GapState, *, offset: int, limit: int) -> list[Gap]:
    """Return gaps of a state, what was asked most first."""
    rows = Gap.objects.filter(state=state).select_related("request", "article__published")
    return list(rows.order_by("-asked", "-asked_by_citizens", "pk")[offset : offset + limit])


def locked_gap(gap_id: int) -> Gap:
    """Return a gap, locked.

    Raises:
        NoGap: there is none.

    """
    found = Gap.objects.select_for_update(of=("self",)).filter(pk=gap_id).first()
    if found is None:
        msg = "没有这个知识缺口。"
        raise NoGap(msg)
    return found

"""The lists people keep the knowledge base from (知识工作盘)."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.permissions import REVIEW_KNOWLEDGE, is_of_hotline
from hotline.knowledge.queries import readable_articles
from hotline.knowledge.rules.versions import EDITABLE, OPEN, VersionState

_NEAR = timedelta(days=30)


class Tray(StrEnum):
    """Which articles."""

    VALID = "valid"
    DUE = "due"
    ENDED = "ended"


class DraftTray(StrEnum):
    """Which open versions."""

    MINE = "mine"
    REVIEW = "review"


def articles_in(tray: Tray, visitor: Visitor, today: date) -> QuerySet[Article]:
    """Return the articles of a tray; what is due or ended is shown to who keeps it."""
    if tray is Tray.VALID:
        return readable_articles(visitor, today)
    kept: QuerySet[Article] = Article.objects.filter(published__isnull=False)
    if not is_of_hotline(visitor):
        kept = kept.filter(department__in=visitor.department_ids)
    elif not visitor.has(REVIEW_KNOWLEDGE):
        kept = readable_articles(visitor, today)
    expired = Q(published__ends_on__lt=today)
    if tray is Tray.DUE:
        standing = kept.filter(withdrawn_at__isnull=True).exclude(expired)
        return standing.filter(recheck_on__lte=today + _NEAR)
    return kept.filter(expired | Q(withdrawn_at__isnull=False))


def versions_in(tray: DraftTray, visitor: Visitor) -> QuerySet[ArticleVersion]:
    """Return the open versions of a tray: one's own, or what others wait to have reviewed."""
    if tray is DraftTray.MINE:
        return ArticleVersion.objects.filter(state__in=OPEN, written_by_id=visitor.user_id)
    if not visitor.has(REVIEW_KNOWLEDGE):
        return ArticleVersion.objects.none()
    waiting = ArticleVersion.objects.filter(state=VersionState.SUBMITTED)
    return waiting.exclude(written_by_id=visitor.user_id)


def list_articles(
    tray: Tray,
    visitor: Visitor,
    today: date,
    *,
    words: str,
    topic_code: str,
    offset: int,
    limit: int,
) -> list[Article]:
    """Return a tray's articles: what is due first, else the latest confirmed first."""
    rows = holding(articles_in(tray, visitor, today), words)
    if topic_code:
        rows = rows.filter(published__topic__code__startswith=topic_code)
    order: Sequence[str] = ("recheck_on", "pk") if tray is Tray.DUE else ("-checked_at", "-pk")
    rows = rows.select_related("department", "published__topic", "published__area__parent")
    return list(rows.order_by(*order)[offset : offset + limit])


def holding(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Return the articles whose published version holds every word somewhere."""
    for word in words.split():
        says = Q(published__title__icontains=word) | Q(published__body__icontains=word)
        rows = rows.filter(says | Q(published__questions__icontains=word))
    return rows


def list_versions(tray: DraftTray, visitor: Visitor, *, limit: int) -> list[ArticleVersion]:
    """Return a tray's versions: what waits longest for review first, else the latest saved."""
    order = "submitted_at" if tray is DraftTray.REVIEW else "-saved_at"
    rows = versions_in(tray, visitor).select_related("article__department", "topic")
    return list(rows.order_by(order, "pk")[:limit])


def counts_of(visitor: Visitor, today: date) -> dict[str, int]:
    """Return how many wait in the trays that ask for work."""
    mine = versions_in(DraftTray.MINE, visitor)
    return {
        DraftTray.MINE: mine.filter(state__in=EDITABLE).count(),
        DraftTray.REVIEW: versions_in(DraftTray.REVIEW, visitor).count(),
        Tray.DUE: articles_in(Tray.DUE, visitor, today).count(),
    }

"""What citizens may read: published, public, valid today, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hotline.knowledge.errors import NoArticle
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.queries import public_articles
from hotline.knowledge.search_queries import search

PAGE = 20
_OPENING = 90


@dataclass(frozen=True, slots=True)
class Found:
    """A page of articles with the passage found in each."""

    articles: Sequence[tuple[Article, str]]
    has_more: bool
    is_sure: bool
    """One of them surely speaks of what was asked."""


def find_public(words: str, *, today: date, page: int) -> Found:
    """Return a page of articles.

    With words it is one page of the likeliest; without, all of them, the latest confirmed first.
    """
    rows = public_articles(today)
    if words:
        hits = search(words, rows, most=PAGE, by_meaning=False) if page == 1 else []
        shown_hits = [(each.article, each.passage) for each in hits]
        return Found(shown_hits, has_more=False, is_sure=any(each.is_sure for each in hits))
    begins = (page - 1) * PAGE
    shown = rows.select_related("department", "published").order_by("-checked_at", "-pk")
    found = list(shown[begins : begins + PAGE + 1])
    return Found([(each, "") for each in found[:PAGE]], len(found) > PAGE, is_sure=bool(found))


def get_public_article(article_id: int, today: date) -> tuple[Article, ArticleVersion]:
    """Return an article and what it says today.

    Raises:
        NoArticle: there is none that citizens may read.

    """
    rows = public_articles(today).select_related("department", "published__area__parent")
    found = rows.filter(pk=article_id).first()
    if found is None or found.published is None:
        msg = "没有这条内容，或已不再有效。"
        raise NoArticle(msg)
    return found, found.published


def passage_of(article: Article) -> str:
    """Return the beginning of what an article says."""
    said = article.published
    return " ".join(said.body[: _OPENING * 2].split())[:_OPENING] if said else ""

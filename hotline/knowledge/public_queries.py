"""What citizens may read: published, public, valid today, and nothing else."""

from datetime import date

from hotline.knowledge.errors import NoArticle
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.queries import public_articles
from hotline.knowledge.search_queries import search

PAGE = 20
_OPENING = 90


def find_public(words: str, *, today: date, page: int) -> tuple[list[tuple[Article, str]], bool]:
    """Return a page of articles with the passage found in each, and whether there are more.

    With words it is one page of the likeliest; without, all of them, the latest confirmed first.
    """
    rows = public_articles(today)
    if words:
        hits = search(words, rows, most=PAGE, by_meaning=False) if page == 1 else []
        return [(each.article, each.passage) for each in hits], False
    begins = (page - 1) * PAGE
    shown = rows.select_related("department", "published").order_by("-checked_at", "-pk")
    found = list(shown[begins : begins + PAGE + 1])
    return [(each, "") for each in found[:PAGE]], len(found) > PAGE


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

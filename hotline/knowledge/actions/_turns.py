"""Lock an article and its open version, and refuse whose turn it is not."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import Happening, record
from hotline.knowledge.errors import ArticleInvalid, ArticleNotNow, NoArticle
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.permissions import is_of_hotline
from hotline.knowledge.queries import get_article
from hotline.knowledge.rules.versions import OPEN
from hotline.reference.rules.calendar import local_date


def locked_article(article_id: int, by: Visitor, now: datetime) -> Article:
    """Return an article the visitor may see, locked.

    Raises:
        NoArticle: there is none, or the visitor may not know of it.

    """
    get_article(article_id, by, local_date(now))
    return (
        Article.objects.select_for_update(of=("self",))
        .select_related("published", "department")
        .get(pk=article_id)
    )


def open_version(article: Article) -> ArticleVersion | None:
    """Return the version somebody is working on."""
    rows = article.versions.filter(state__in=OPEN).select_related("topic", "area")
    return rows.first()


def get_open(article: Article) -> ArticleVersion:
    """Return the open version.

    Raises:
        ArticleNotNow: there is none.

    """
    found = open_version(article)
    if found is None:
        msg = "没有正在起草或审核的版本。"
        raise ArticleNotNow(msg)
    return found


def refuse_other_writers(version: ArticleVersion, by: Visitor) -> None:
    """Only who wrote a version goes on with it.

    Raises:
        NoArticle: somebody else wrote it.

    """
    if version.written_by_id != by.user_id:
        msg = "没有您起草的版本。"
        raise NoArticle(msg)


def refuse_other_owners(article: Article, by: Visitor) -> None:
    """A department keeps its own articles only.

    Raises:
        NoArticle: it is another's.

    """
    if not is_of_hotline(by) and article.department_id not in by.department_ids:
        msg = "只能维护本单位的知识。"
        raise NoArticle(msg)


def refuse_silence(text: str, field: str, label: str) -> None:
    """Nobody decides without a word.

    Raises:
        ArticleInvalid: nothing was said.

    """
    if not text.strip():
        raise ArticleInvalid.in_fields({field: f"请填写{label}。"})


def tell(article: Article, happening: Happening, *, by: Visitor, now: datetime) -> None:
    """Record what happened to an article."""
    record(happening, subject_id=article.pk, by=by, now=now, correlation_id=None)

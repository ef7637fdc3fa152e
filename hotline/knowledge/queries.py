"""Load articles and versions as far as the visitor may see them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.knowledge.errors import NoArticle
from hotline.knowledge.models import Article, ArticleFile, ArticleVersion
from hotline.knowledge.permissions import REVIEW_KNOWLEDGE, is_of_hotline
from hotline.knowledge.rules.versions import TOLD, VersionState

_NOT_THERE = "没有这条知识，或您不能查看。"


def valid_articles(today: date) -> QuerySet[Article]:
    """Return the articles that hold on a day, whoever asks."""
    begun = Q(published__starts_on__isnull=True) | Q(published__starts_on__lte=today)
    lasting = Q(published__ends_on__isnull=True) | Q(published__ends_on__gte=today)
    standing = Article.objects.filter(published__isnull=False, withdrawn_at__isnull=True)
    return standing.filter(begun, lasting)


def public_articles(today: date) -> QuerySet[Article]:
    """Return what citizens may read on a day."""
    return valid_articles(today).filter(published__is_public=True)


def readable_articles(visitor: Visitor, today: date) -> QuerySet[Article]:
    """Return the valid articles the visitor may read: search and lists begin here.

    The hotline reads all, a department its own and those that are common to all or public.
    """
    valid = valid_articles(today)
    if is_of_hotline(visitor):
        return valid
    common = Q(published__is_common=True) | Q(published__is_public=True)
    return valid.filter(common | Q(department__in=visitor.department_ids))


def visible_articles(visitor: Visitor, today: date) -> QuerySet[Article]:
    """Return every article the visitor may open: valid ones, and what they keep or write."""
    if visitor.has(REVIEW_KNOWLEDGE):
        return Article.objects.all()
    mine = Q(versions__written_by_id=visitor.user_id)
    kept = Q(department__in=visitor.department_ids, published__isnull=False)
    opened = Q(pk__in=readable_articles(visitor, today).values("pk"))
    return Article.objects.filter(opened | mine | kept).distinct()


def visible_versions(article: Article, visitor: Visitor) -> QuerySet[ArticleVersion]:
    """Return the versions of a visible article the visitor may read.

    What was told once is read by the hotline and the owner; of the others only the version
    in force. Drafts are read by who wrote them, and by reviewers.
    """
    versions = article.versions.all()
    if visitor.has(REVIEW_KNOWLEDGE):
        return versions
    mine = Q(written_by_id=visitor.user_id)
    keeps = is_of_hotline(visitor) or article.department_id in visitor.department_ids
    told = Q(state__in=TOLD) if keeps else Q(state=VersionState.PUBLISHED)
    return versions.filter(mine | told)


def get_article(article_id: int, visitor: Visitor, today: date) -> Article:
    """Return one article with its published version.

    Raises:
        NoArticle: there is none, or the visitor may not know of it.

    """
    rows = visible_articles(visitor, today).select_related(*_WITH)
    found = rows.filter(pk=article_id).first()
    if found is None:
        raise NoArticle(_NOT_THERE)
    return found


def get_version(article: Article, number: int, visitor: Visitor) -> ArticleVersion:
    """Return one version of a visible article.

    Raises:
        NoArticle: there is none, or the visitor may not know of it.

    """
    rows = visible_versions(article, visitor).select_related("topic", "area__parent", "article")
    found = rows.filter(number=number).first()
    if found is None:
        raise NoArticle(_NOT_THERE)
    return found


def get_file(file_id: UUID, visitor: Visitor, today: date) -> ArticleFile:
    """Return a file that some version shows which the visitor may read.

    Raises:
        NoArticle: there is none, or the visitor may not know of it.

    """
    found = ArticleFile.objects.filter(pk=file_id).select_related("article").first()
    if found is not None:
        is_mine = found.uploaded_by_id == visitor.user_id
        article = visible_articles(visitor, today).filter(pk=found.article_id).first()
        if article is not None:
            shown = visible_versions(article, visitor).filter(files=found).exists()
            if shown or is_mine or visitor.has(REVIEW_KNOWLEDGE):
                return found
    raise NoArticle(_NOT_THERE)


def get_public_file(file_id: UUID, today: date) -> ArticleFile:
    """Return a file that an article shows which citizens may read today.

    Raises:
        NoArticle: there is none.

    """
    shown = public_articles(today).values("published")
    found = ArticleFile.objects.filter(pk=file_id, versions__in=shown).first()
    if found is None:
        raise NoArticle(_NOT_THERE)
    return found


def with_rows(articles: QuerySet[Article], ids: Sequence[int]) -> list[Article]:
    """Return articles with what their rows show, in the order of the ids."""
    found = articles.select_related(*_WITH).in_bulk(list(ids))
    return [found[each] for each in ids if each in found]


_WITH = ("department", "published__topic", "published__area__parent")

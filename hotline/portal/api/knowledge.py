"""The doors of what the knowledge base tells citizens: published, public, valid today."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router, Schema

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.files.sending import as_download
from hotline.knowledge.actions.open_file import open_public_file, size_of
from hotline.knowledge.models import Article
from hotline.knowledge.public_queries import get_public_article, passage_of
from hotline.portal.actions.look_up import look_up
from hotline.portal.api.bodies import address_of
from hotline.portal.api.finding import FindQuery
from hotline.reference.rules.calendar import local_date

router = Router(tags=["portal"])
_OPEN = Public("published matter")


class PublicArticleRow(Schema):
    """An article that may answer, and the passage that does."""

    id: int
    title: str
    passage: str
    department: str
    checked_on: date | None


class PublicArticlesView(Schema):
    """One page of articles."""

    items: list[PublicArticleRow]
    page: int
    has_more: bool


class PublicFileView(Schema):
    """A file beside an article."""

    id: UUID
    name: str
    size: int


class PublicArticleView(Schema):
    """An article as citizens read it: no writer, no reviewer, no order."""

    id: int
    title: str
    body: str
    sources: list[str]
    legal_basis: str
    department: str
    area: str
    checked_on: date | None
    valid_until: date | None
    files: list[PublicFileView]


@router.get("/portal/knowledge", auth=_OPEN)
def get_knowledge(request: HttpRequest, asked: Query[FindQuery]) -> PublicArticlesView:
    """Find articles by words; without words the latest confirmed."""
    found = look_up(words=asked.q, page=asked.page, address=address_of(request), now=now())
    return PublicArticlesView(
        items=[
            PublicArticleRow(
                id=article.pk,
                title=article.published.title if article.published else "",
                passage=passage or passage_of(article),
                department=_owner(article),
                checked_on=_checked_on(article),
            )
            for article, passage in found.articles
        ],
        page=asked.page,
        has_more=found.has_more,
    )


@router.get("/portal/knowledge/{int:article_id}", auth=_OPEN)
def get_knowledge_article(request: HttpRequest, article_id: int) -> PublicArticleView:
    """Show one article."""
    del request
    article, said = get_public_article(article_id, local_date(now()))
    return PublicArticleView(
        id=article.pk,
        title=said.title,
        body=said.body,
        sources=said.sources,
        legal_basis=said.legal_basis,
        department=_owner(article),
        area=said.area.full_name if said.area else "",
        checked_on=_checked_on(article),
        valid_until=said.ends_on,
        files=[
            PublicFileView(id=each.pk, name=each.name, size=size_of(each))
            for each in said.files.all()
        ],
    )


@router.get("/portal/knowledge-files/{file_id}", auth=_OPEN)
def download_knowledge_file(request: HttpRequest, file_id: UUID) -> StreamingHttpResponse:
    """Send a file of an article citizens may read."""
    del request
    found, content = open_public_file(file_id=file_id, now=now())
    return as_download(content, kind=found.kind, size=size_of(found), name=found.name)


def _owner(article: Article) -> str:
    return article.department.name if article.department else ""


def _checked_on(article: Article) -> date | None:
    return local_date(article.checked_at) if article.checked_at else None

"""The doors of articles (知识): lists, one, its versions, and what their writers do."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.knowledge.actions import keep, review, submit, write
from hotline.knowledge.api import schemas as data
from hotline.knowledge.api.present import (
    article_row,
    article_view,
    difference_view,
    draft_row,
    version_view,
)
from hotline.knowledge.permissions import READ_KNOWLEDGE, REVIEW_KNOWLEDGE, WRITE_KNOWLEDGE
from hotline.knowledge.queries import get_article, get_version
from hotline.knowledge.rules.form import Content
from hotline.knowledge.trays import counts_of, list_articles, list_versions
from hotline.reference.rules.calendar import local_date

router = Router(tags=["knowledge"])
_PAGE = 50
_DRAFTS = 200


@router.get("/knowledge/articles", auth=Requires(READ_KNOWLEDGE))
def get_articles(
    request: HttpRequest, query: Annotated[data.ArticleQuery, Query(...)]
) -> data.ArticlePage:
    """List the articles of a tray."""
    visitor, today = visitor_of(request), local_date(now())
    found = list_articles(
        query.tray,
        visitor,
        today,
        words=query.words,
        topic_code=query.topic_code,
        offset=query.offset,
        limit=_PAGE + 1,
    )
    return data.ArticlePage(
        items=[article_row(each, today) for each in found[:_PAGE]],
        has_more=len(found) > _PAGE,
        counts=counts_of(visitor, today),
    )


@router.get("/knowledge/drafts", auth=Requires(WRITE_KNOWLEDGE))
def get_drafts(
    request: HttpRequest, query: Annotated[data.ArticleDraftQuery, Query(...)]
) -> list[data.ArticleDraftRow]:
    """List one's open versions, or those that wait for review."""
    found = list_versions(query.tray, visitor_of(request), limit=_DRAFTS)
    return [draft_row(each) for each in found]


@router.get("/knowledge/articles/{int:article_id}", auth=Requires(READ_KNOWLEDGE))
def get_one_article(request: HttpRequest, article_id: int) -> data.ArticleView:
    """Show an article."""
    return _view(request, article_id)


@router.get(
    "/knowledge/articles/{int:article_id}/versions/{int:number}", auth=Requires(READ_KNOWLEDGE)
)
def get_one_version(request: HttpRequest, article_id: int, number: int) -> data.ArticleVersionView:
    """Show a version, such as what people were told a year ago."""
    visitor = visitor_of(request)
    article = get_article(article_id, visitor, local_date(now()))
    return version_view(get_version(article, number, visitor))


@router.get("/knowledge/articles/{int:article_id}/difference", auth=Requires(READ_KNOWLEDGE))
def get_difference(
    request: HttpRequest, article_id: int, query: Annotated[data.DifferenceQuery, Query(...)]
) -> data.ArticleDifferenceView:
    """Compare two versions."""
    visitor = visitor_of(request)
    article = get_article(article_id, visitor, local_date(now()))
    older = get_version(article, query.older, visitor)
    return difference_view(older, get_version(article, query.newer, visitor))


@router.post("/knowledge/articles", auth=Requires(WRITE_KNOWLEDGE))
def post_article(request: HttpRequest, body: data.ArticleBeginBody) -> data.ArticleView:
    """Begin an article."""
    version = write.begin_article(
        content=_content(body.article_content),
        department_id=body.department_id,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, version.article_id)


@router.post("/knowledge/articles/{int:article_id}", auth=Requires(WRITE_KNOWLEDGE))
def post_draft(
    request: HttpRequest, article_id: int, body: data.ArticleWriteBody
) -> data.ArticleView:
    """Save one's draft, or begin the next version."""
    write.write_article(
        article_id=article_id,
        content=_content(body.article_content),
        saved_at=body.saved_at,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/submit", auth=Requires(WRITE_KNOWLEDGE))
def post_submit(request: HttpRequest, article_id: int) -> data.ArticleView:
    """Let another person review it."""
    submit.submit(article_id=article_id, by=visitor_of(request), now=now())
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/take-back", auth=Requires(WRITE_KNOWLEDGE))
def post_take_back(request: HttpRequest, article_id: int) -> data.ArticleView:
    """Take it back from review."""
    submit.take_back(article_id=article_id, by=visitor_of(request), now=now())
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/drop", auth=Requires(WRITE_KNOWLEDGE))
def post_drop(request: HttpRequest, article_id: int) -> data.ArticleVersionView:
    """Give one's draft up."""
    version = submit.drop(article_id=article_id, by=visitor_of(request), now=now())
    return version_view(version)


@router.post("/knowledge/articles/{int:article_id}/publish", auth=Requires(REVIEW_KNOWLEDGE))
def post_publish(
    request: HttpRequest, article_id: int, body: data.ArticleReviewBody
) -> data.ArticleView:
    """Put the version that was read in force."""
    by = visitor_of(request)
    review.publish(article_id=article_id, number=body.number, note=body.note, by=by, now=now())
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/return", auth=Requires(REVIEW_KNOWLEDGE))
def post_return(
    request: HttpRequest, article_id: int, body: data.ArticleReviewBody
) -> data.ArticleView:
    """Let the writer change it."""
    by = visitor_of(request)
    review.return_version(
        article_id=article_id, number=body.number, note=body.note, by=by, now=now()
    )
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/confirm", auth=Requires(WRITE_KNOWLEDGE))
def post_confirm(
    request: HttpRequest, article_id: int, body: data.ArticleConfirmBody
) -> data.ArticleView:
    """Say that it still holds."""
    by = visitor_of(request)
    keep.confirm(article_id=article_id, recheck_on=body.recheck_on, by=by, now=now())
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/withdraw", auth=Requires(REVIEW_KNOWLEDGE))
def post_withdraw(
    request: HttpRequest, article_id: int, body: data.ArticleWithdrawBody
) -> data.ArticleView:
    """Tell it to nobody any more."""
    by = visitor_of(request)
    keep.withdraw(article_id=article_id, reason=body.reason, by=by, now=now())
    return _view(request, article_id)


@router.post("/knowledge/articles/{int:article_id}/owner", auth=Requires(REVIEW_KNOWLEDGE))
def post_owner(
    request: HttpRequest, article_id: int, body: data.ArticleOwnerBody
) -> data.ArticleView:
    """Let another department keep it."""
    by = visitor_of(request)
    keep.change_owner(article_id=article_id, department_id=body.department_id, by=by, now=now())
    return _view(request, article_id)


def _view(request: HttpRequest, article_id: int) -> data.ArticleView:
    visitor, today = visitor_of(request), local_date(now())
    return article_view(get_article(article_id, visitor, today), visitor, today)


def _content(body: data.ArticleContentBody) -> Content:
    return Content(**body.model_dump())

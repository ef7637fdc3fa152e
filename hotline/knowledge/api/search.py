"""The door of the search: articles and unified answers that answer a text, quoted."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.knowledge.actions.note_gap import note_gap
from hotline.knowledge.api.present import freshness_view
from hotline.knowledge.api.schemas import FreshnessView
from hotline.knowledge.other_sources import OtherAnswer, other_answers
from hotline.knowledge.permissions import READ_KNOWLEDGE
from hotline.knowledge.queries import readable_articles
from hotline.knowledge.rules.search.asking import LONGEST, WHY_LABELS
from hotline.knowledge.search_queries import MOST, Hit, search
from hotline.reference.rules.calendar import local_date

router = Router(tags=["knowledge"])


class SearchQuery(Schema):
    """What is looked for."""

    q: Annotated[Text, Field(min_length=1, max_length=LONGEST)]
    most: Annotated[int, Field(ge=1, le=30)] = MOST
    is_asked: bool = False
    """Somebody asked for it and waits; only then is it kept that nothing was found."""
    is_sure: bool = False
    """Only what surely speaks of it: for hints nobody asked for."""


class FoundAnswer(Schema):
    """One answer, with the passage as it stands in it."""

    kind: str
    kind_label: str
    id: str
    title: str
    passage: str
    why: str
    """Why it was found, in Chinese."""
    is_sure: bool
    department: str
    is_public: bool
    freshness: FreshnessView | None = None
    """Of an article."""


class FoundAnswers(Schema):
    """Everything that was found, the likeliest first."""

    items: list[FoundAnswer]
    is_gap: bool
    """Nothing good was found."""


@router.get("/knowledge/search", auth=Requires(READ_KNOWLEDGE))
def get_search(request: HttpRequest, query: Annotated[SearchQuery, Query(...)]) -> FoundAnswers:
    """Search what the visitor may read, by words, pinyin, initials, synonyms and places."""
    visitor, moment = visitor_of(request), now()
    today = local_date(moment)
    articles = readable_articles(visitor, today)
    hits = search(query.q, articles, most=query.most)
    others = other_answers(query.q, visitor, moment)
    is_gap = not others and not any(each.is_sure for each in hits)
    if query.is_asked and is_gap:
        note_gap(text=query.q, by_citizen=False, now=moment)
    shown = [each for each in hits if each.is_sure or not query.is_sure]
    return FoundAnswers(
        items=[*map(_other, others), *(_article(each, today) for each in shown)], is_gap=is_gap
    )


def _article(hit: Hit, today: date) -> FoundAnswer:
    article, version = hit.article, hit.version
    return FoundAnswer(
        kind="article",
        kind_label="知识库",
        id=str(article.pk),
        title=version.title,
        passage=hit.passage,
        why=WHY_LABELS[hit.why],
        is_sure=hit.is_sure,
        department=article.department.name if article.department else "",
        is_public=version.is_public,
        freshness=freshness_view(article, today),
    )


def _other(each: OtherAnswer) -> FoundAnswer:
    return FoundAnswer(
        kind=each.kind,
        kind_label=each.label,
        id=each.id,
        title=each.title,
        passage=each.passage,
        why=each.because,
        is_sure=True,
        department="",
        is_public=False,
    )

"""Bring the first articles of the city's file in (载入知识): what is here already stays."""

from collections.abc import Iterable
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.events import ArticlesLoaded, Published
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.rules.entries import ArticleEntry
from hotline.knowledge.rules.versions import Origin, VersionState
from hotline.organizations.models import Department
from hotline.reference.models import Topic


def load_articles(*, entries: Iterable[ArticleEntry], city: str, by: Actor, now: datetime) -> int:
    """Publish the articles whose key is new; return how many.

    One that is known belongs to its owners: they revise it in the pages.
    """
    with writing():
        known = set(Article.objects.exclude(file_key="").values_list("file_key", flat=True))
        new = [each for each in entries if each.key not in known]
        for each in new:
            _publish(each, by, now)
        if new:
            happening = ArticlesLoaded(changed=len(new))
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return len(new)


def _publish(entry: ArticleEntry, by: Actor, now: datetime) -> None:
    article = Article.objects.create(
        file_key=entry.key,
        department=Department.objects.filter(code=entry.department).first(),
        created_at=now,
        created_by_label=by.actor_label,
    )
    version = ArticleVersion.objects.create(
        article=article,
        number=1,
        state=VersionState.PUBLISHED,
        origin=Origin.CITY,
        title=entry.title,
        body=entry.body,
        questions=entry.questions,
        keywords=entry.keywords,
        topic=Topic.objects.filter(code=entry.topic).first(),
        sources=entry.sources,
        legal_basis=entry.legal_basis,
        recheck_on=entry.recheck_on,
        is_public=entry.is_public,
        written_at=now,
        saved_at=now,
        written_by_label=by.actor_label,
        published_at=now,
    )
    article.published, article.recheck_on = version, entry.recheck_on
    article.checked_at, article.checked_by_label = now, by.actor_label
    article.save()
    happening = Published(version=1, title=entry.title, is_public=entry.is_public, replaces=0)
    record(happening, subject_id=article.pk, by=by, now=now, correlation_id=None)

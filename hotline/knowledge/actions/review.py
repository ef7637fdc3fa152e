"""Review a version (审核): publish it (发布) or return it to its writer (退回)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.knowledge.actions._content import content_of
from hotline.knowledge.actions._turns import get_open, locked_article, refuse_silence, tell
from hotline.knowledge.errors import ArticleInvalid, ArticleNotNow, SameWriter
from hotline.knowledge.events import Published, Returned
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.rules.form import faults_of_article
from hotline.knowledge.rules.versions import VersionState
from hotline.reference.rules.calendar import local_date


def publish(
    *, article_id: int, number: int, by: Visitor, now: datetime, note: str = ""
) -> ArticleVersion:
    """Put the version the reviewer read in force; the one before stays as people were told it.

    Raises:
        NoArticle: there is none.
        ArticleNotNow: the version does not wait for review.
        SameWriter: the reviewer wrote it.
        ArticleInvalid: a date in it has passed meanwhile.

    """
    with writing():
        article = locked_article(article_id, by, now)
        version = _submitted(article, number, by)
        if faults := faults_of_article(content_of(version), today=local_date(now)):
            raise ArticleInvalid.in_fields(faults)
        replaced = _supersede(article, now)
        _reviewed(version, VersionState.PUBLISHED, note, by=by, now=now)
        article.published, article.recheck_on = version, version.recheck_on
        article.checked_at, article.checked_by_label = now, version.written_by_label
        article.withdrawn_at, article.withdrawn_by_label = None, ""
        article.withdrawn_reason = ""
        article.save()
        happening = Published(
            version=version.number,
            title=version.title,
            is_public=version.is_public,
            replaces=replaced,
        )
        tell(article, happening, by=by, now=now)
    return version


def return_version(
    *, article_id: int, number: int, note: str, by: Visitor, now: datetime
) -> ArticleVersion:
    """Let the writer change it, and say what.

    Raises:
        NoArticle: there is none.
        ArticleNotNow: the version does not wait for review.
        SameWriter: the reviewer wrote it.
        ArticleInvalid: nobody says what to change.

    """
    refuse_silence(note, "note", "退回意见")
    with writing():
        article = locked_article(article_id, by, now)
        version = _submitted(article, number, by)
        _reviewed(version, VersionState.RETURNED, note, by=by, now=now)
        happening = Returned(version=version.number, title=version.title, note=note)
        tell(article, happening, by=by, now=now)
    return version


def _submitted(article: Article, number: int, by: Visitor) -> ArticleVersion:
    version = get_open(article)
    if version.number != number or version.state != VersionState.SUBMITTED:
        msg = "这一版不在待审核中，可能已被撤回或处理，请刷新。"
        raise ArticleNotNow(msg)
    if version.written_by_id == by.user_id:
        msg = "起草人不能审核自己的知识，请由他人审核。"
        raise SameWriter(msg)
    return version


def _reviewed(
    version: ArticleVersion, state: VersionState, note: str, *, by: Visitor, now: datetime
) -> None:
    version.state, version.review_note, version.reviewed_at = state, note, now
    version.reviewed_by_id, version.reviewed_by_label = by.actor_id, by.actor_label[:80]
    if state is VersionState.PUBLISHED:
        version.published_at = now
    version.save()


def _supersede(article: Article, now: datetime) -> int:
    before = article.published
    if before is None or before.state != VersionState.PUBLISHED:
        return 0
    before.state, before.ended_at = VersionState.SUPERSEDED, now
    before.save(update_fields=["state", "ended_at"])
    return before.number

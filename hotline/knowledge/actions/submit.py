"""Submit a draft for review (提交审核), take it back (撤回), give it up (放弃)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.knowledge.actions._content import content_of
from hotline.knowledge.actions._turns import get_open, locked_article, refuse_other_writers, tell
from hotline.knowledge.errors import ArticleInvalid, ArticleNotNow
from hotline.knowledge.events import Dropped, Submitted, TakenBack
from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.rules.form import faults_of_article
from hotline.knowledge.rules.versions import EDITABLE, VersionState
from hotline.reference.rules.calendar import local_date


def submit(*, article_id: int, by: Visitor, now: datetime) -> ArticleVersion:
    """Let another person review it.

    Raises:
        NoArticle: there is none, or somebody else wrote it.
        ArticleInvalid: it lacks something.
        ArticleNotNow: it is in review already.

    """
    with writing():
        article = locked_article(article_id, by, now)
        version = get_open(article)
        refuse_other_writers(version, by)
        if version.state not in EDITABLE:
            msg = "已经提交，正在等待审核。"
            raise ArticleNotNow(msg)
        if faults := faults_of_article(content_of(version), today=local_date(now)):
            raise ArticleInvalid.in_fields(faults)
        version.state, version.submitted_at = VersionState.SUBMITTED, now
        version.save(update_fields=["state", "submitted_at"])
        happening = Submitted(version=version.number, title=version.title)
        tell(article, happening, by=by, now=now)
    return version


def take_back(*, article_id: int, by: Visitor, now: datetime) -> ArticleVersion:
    """Take one's version back before anybody decided.

    Raises:
        NoArticle: there is none, or somebody else wrote it.
        ArticleNotNow: it is not in review.

    """
    with writing():
        article = locked_article(article_id, by, now)
        version = get_open(article)
        refuse_other_writers(version, by)
        if version.state != VersionState.SUBMITTED:
            msg = "这一版不在审核中。"
            raise ArticleNotNow(msg)
        version.state, version.submitted_at = VersionState.DRAFT, None
        version.save(update_fields=["state", "submitted_at"])
        happening = TakenBack(version=version.number, title=version.title)
        tell(article, happening, by=by, now=now)
    return version


def drop(*, article_id: int, by: Visitor, now: datetime) -> ArticleVersion:
    """Give up one's draft; what is in force stays.

    Raises:
        NoArticle: there is none, or somebody else wrote it.
        ArticleNotNow: it is in review.

    """
    with writing():
        article = locked_article(article_id, by, now)
        version = get_open(article)
        refuse_other_writers(version, by)
        if version.state not in EDITABLE:
            msg = "这一版正在审核；要放弃请先撤回。"
            raise ArticleNotNow(msg)
        version.state = VersionState.DROPPED
        version.save(update_fields=["state"])
        happening = Dropped(version=version.number, title=version.title)
        tell(article, happening, by=by, now=now)
    return version

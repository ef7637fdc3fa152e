"""Keep a published article: it still holds (复核), it is withdrawn (撤下), another keeps it."""

from datetime import date, datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.knowledge.actions._turns import (
    locked_article,
    refuse_other_owners,
    refuse_silence,
    tell,
)
from hotline.knowledge.errors import ArticleInvalid, ArticleNotNow
from hotline.knowledge.events import Confirmed, OwnerChanged, Withdrawn
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.rules.form import fault_of_recheck
from hotline.knowledge.rules.versions import VersionState
from hotline.organizations.queries import get_department
from hotline.reference.rules.calendar import local_date


def confirm(*, article_id: int, recheck_on: date, by: Visitor, now: datetime) -> Article:
    """Say that what is in force still holds, and when to look again.

    Raises:
        NoArticle: there is none, or it is another department's.
        ArticleInvalid: the new day is not later, or too late.
        ArticleNotNow: nothing is in force.

    """
    today = local_date(now)
    if fault := fault_of_recheck(recheck_on, today=today):
        raise ArticleInvalid.in_fields({"recheck_on": fault})
    with writing():
        article = locked_article(article_id, by, now)
        refuse_other_owners(article, by)
        version = _in_force(article)
        if version.ends_on and version.ends_on < today:
            msg = "这条知识已失效，请修订并重新发布。"
            raise ArticleNotNow(msg)
        article.recheck_on, article.checked_at = recheck_on, now
        article.checked_by_label = by.actor_label[:80]
        article.save(update_fields=["recheck_on", "checked_at", "checked_by_label"])
        day = recheck_on.isoformat()
        happening = Confirmed(version=version.number, title=version.title, recheck_on=day)
        tell(article, happening, by=by, now=now)
    return article


def withdraw(*, article_id: int, reason: str, by: Visitor, now: datetime) -> Article:
    """Tell nobody any more; what was told stays readable to those who keep it.

    Raises:
        NoArticle: there is none.
        ArticleInvalid: nobody says why.
        ArticleNotNow: nothing is in force.

    """
    refuse_silence(reason, "reason", "撤下原因")
    with writing():
        article = locked_article(article_id, by, now)
        version = _in_force(article)
        version.state, version.ended_at = VersionState.WITHDRAWN, now
        version.save(update_fields=["state", "ended_at"])
        article.withdrawn_at, article.withdrawn_by_label = now, by.actor_label[:80]
        article.withdrawn_reason = reason
        article.save(update_fields=["withdrawn_at", "withdrawn_by_label", "withdrawn_reason"])
        happening = Withdrawn(version=version.number, title=version.title, reason=reason)
        tell(article, happening, by=by, now=now)
    return article


def change_owner(
    *, article_id: int, department_id: int | None, by: Visitor, now: datetime
) -> Article:
    """Let another department, or the hotline itself, keep it right.

    Raises:
        NoArticle: there is none.
        UnknownDepartment: there is no such department.

    """
    with writing():
        article = locked_article(article_id, by, now)
        department = get_department(department_id) if department_id else None
        if article.department == department:
            return article
        article.department = department
        article.save(update_fields=["department"])
        said = article.published or article.versions.latest("number")
        happening = OwnerChanged(
            version=said.number,
            title=said.title,
            department=department.name if department else "热线",
        )
        tell(article, happening, by=by, now=now)
    return article


def _in_force(article: Article) -> ArticleVersion:
    if article.published is None or article.withdrawn_at is not None:
        msg = "这条知识没有在用的版本。"
        raise ArticleNotNow(msg)
    return article.published

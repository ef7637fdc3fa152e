"""Begin an article (起草), go on with a draft, begin a new version of one (修订)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.knowledge.actions._content import columns_of
from hotline.knowledge.actions._turns import (
    locked_article,
    open_version,
    refuse_other_owners,
    tell,
)
from hotline.knowledge.errors import ArticleInvalid, ArticleNotNow, VersionMoved
from hotline.knowledge.events import Drafted, DraftSaved
from hotline.knowledge.models import Article, ArticleVersion
from hotline.knowledge.permissions import is_of_hotline
from hotline.knowledge.rules.form import Content, faults_of_draft
from hotline.knowledge.rules.versions import EDITABLE, Origin, VersionState
from hotline.organizations.models import Department
from hotline.organizations.queries import get_department


def begin_article(
    *,
    content: Content,
    department_id: int | None,
    by: Visitor,
    now: datetime,
    origin: Origin = Origin.PAGE,
    order_number: str = "",
) -> ArticleVersion:
    """Begin an article with its first draft; a department begins its own only.

    Raises:
        ArticleInvalid: it says too little, or names a department that is not the writer's.

    """
    _refuse_faults(content)
    with writing():
        article = Article.objects.create(
            department=_owner(department_id, by),
            order_numbers=[order_number] if order_number else [],
            created_at=now,
            created_by_id=by.actor_id,
            created_by_label=by.actor_label[:80],
        )
        return _begin(article, content, origin, by=by, now=now)


def write_article(
    *,
    article_id: int,
    content: Content,
    saved_at: datetime | None,
    by: Visitor,
    now: datetime,
) -> ArticleVersion:
    """Save one's open draft, or begin the next version where none is open.

    ``saved_at`` is when the writer last saw the draft saved.

    Raises:
        NoArticle: there is none, or it is another department's.
        ArticleInvalid: it says too little.
        ArticleNotNow: somebody else writes it, or it waits for review.
        VersionMoved: it was saved in another window in between.

    """
    _refuse_faults(content)
    with writing():
        article = locked_article(article_id, by, now)
        refuse_other_owners(article, by)
        version = open_version(article)
        if version is None:
            return _begin(article, content, Origin.PAGE, by=by, now=now)
        _refuse_turn(version, saved_at, by)
        columns = columns_of(content)
        changed = sorted(name for name in columns if getattr(version, name) != columns[name])
        if changed:
            for name in changed:
                setattr(version, name, columns[name])
            version.saved_at = now
            version.save(update_fields=[*changed, "saved_at"])
            happening = DraftSaved(version=version.number, title=version.title, fields=changed)
            tell(article, happening, by=by, now=now)
    return version


def _begin(
    article: Article, content: Content, origin: Origin, *, by: Visitor, now: datetime
) -> ArticleVersion:
    latest = article.versions.order_by("-number").first()
    version = ArticleVersion.objects.create(
        article=article,
        number=latest.number + 1 if latest else 1,
        state=VersionState.DRAFT,
        origin=origin,
        written_at=now,
        saved_at=now,
        written_by_id=by.actor_id,
        written_by_label=by.actor_label[:80],
        **columns_of(content),
    )
    if article.published is not None:
        version.files.set(article.published.files.all())
    happening = Drafted(version=version.number, title=version.title, origin=origin)
    tell(article, happening, by=by, now=now)
    return version


def _owner(department_id: int | None, by: Visitor) -> Department | None:
    if is_of_hotline(by):
        return get_department(department_id) if department_id else None
    mine = by.department_ids
    wanted = department_id or (min(mine) if len(mine) == 1 else None)
    if wanted not in mine:
        raise ArticleInvalid.in_fields({"department_id": "请选择您所在的单位。"})
    return get_department(wanted)


def _refuse_turn(version: ArticleVersion, saved_at: datetime | None, by: Visitor) -> None:
    if version.written_by_id != by.user_id:
        msg = f"{version.written_by_label}正在修订这条知识（第 {version.number} 版）。"
        raise ArticleNotNow(msg)
    if version.state not in EDITABLE:
        msg = "这一版正在审核；要改请先撤回。"
        raise ArticleNotNow(msg)
    if saved_at is not None and saved_at != version.saved_at:
        msg = "草稿已在别的窗口保存过，请刷新后再改；您的文字还在本页。"
        raise VersionMoved(msg)


def _refuse_faults(content: Content) -> None:
    if faults := faults_of_draft(content):
        raise ArticleInvalid.in_fields(faults)

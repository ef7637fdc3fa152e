"""Show articles as the pages read them."""

from datetime import date

from hotline.accounts.visitor import Visitor
from hotline.knowledge.actions.open_file import size_of
from hotline.knowledge.api import schemas as data
from hotline.knowledge.models import Article, ArticleFile, ArticleVersion
from hotline.knowledge.permissions import REVIEW_KNOWLEDGE, WRITE_KNOWLEDGE, is_of_hotline
from hotline.knowledge.queries import visible_versions
from hotline.knowledge.rules.difference import difference
from hotline.knowledge.rules.freshness import Dates, freshness_of
from hotline.knowledge.rules.versions import (
    EDITABLE,
    OPEN,
    ORIGIN_LABELS,
    STATE_LABELS,
    Origin,
    VersionState,
)
from hotline.reference.rules.calendar import local_date

_OPENING = 90
_HOTLINE = "热线"


def freshness_view(article: Article, today: date) -> data.FreshnessView:
    """Show how fresh the version in force is."""
    said = article.published
    mark, label = freshness_of(
        Dates(
            checked_on=local_date(article.checked_at) if article.checked_at else None,
            recheck_on=article.recheck_on,
            starts_on=said.starts_on if said else None,
            ends_on=said.ends_on if said else None,
            is_withdrawn=article.withdrawn_at is not None,
        ),
        today,
    )
    return data.FreshnessView(mark=mark if said else "draft", label=label if said else "未发布")


def article_row(article: Article, today: date) -> data.ArticleRow:
    """Show a published article in a list."""
    said = article.published
    return data.ArticleRow(
        id=article.pk,
        title=said.title if said else "",
        opening=" ".join(said.body[: _OPENING * 2].split())[:_OPENING] if said else "",
        topic=said.topic.name if said and said.topic else "",
        area=said.area.full_name if said and said.area else "",
        department=owner_of(article),
        freshness=freshness_view(article, today),
        is_public=bool(said and said.is_public),
        recheck_on=article.recheck_on,
    )


def owner_of(article: Article) -> str:
    """Name who keeps it."""
    return article.department.short_name if article.department else _HOTLINE


def draft_row(version: ArticleVersion) -> data.ArticleDraftRow:
    """Show an open version in a list."""
    state = VersionState(version.state)
    return data.ArticleDraftRow(
        article_id=version.article_id,
        number=version.number,
        title=version.title,
        state=state,
        state_label=STATE_LABELS[state],
        department=owner_of(version.article),
        writer=version.written_by_label,
        saved_at=version.saved_at,
        submitted_at=version.submitted_at,
        is_first=version.article.published_id is None,
        review_note=version.review_note,
    )


def file_view(file: ArticleFile) -> data.ArticleFileView:
    """Show a file."""
    return data.ArticleFileView(
        id=file.pk, name=file.name, kind=file.kind, size=size_of(file), scan=file.scan
    )


def version_view(version: ArticleVersion) -> data.ArticleVersionView:
    """Show a version whole."""
    state = VersionState(version.state)
    return data.ArticleVersionView(
        number=version.number,
        state=state,
        state_label=STATE_LABELS[state],
        article_content=content_body(version),
        topic=version.topic.name if version.topic else "",
        area=version.area.full_name if version.area else "",
        files=[file_view(each) for each in version.files.all()],
        origin_label=ORIGIN_LABELS[Origin(version.origin)],
        written_by=version.written_by_label,
        written_at=version.written_at,
        saved_at=version.saved_at,
        submitted_at=version.submitted_at,
        reviewed_by=version.reviewed_by_label,
        reviewed_at=version.reviewed_at,
        review_note=version.review_note,
        published_at=version.published_at,
        ended_at=version.ended_at,
    )


def content_body(version: ArticleVersion) -> data.ArticleContentBody:
    """Show what a version says, as the editor takes it back."""
    own = {"topic_code", "area_code"}
    plain = {
        name: getattr(version, name)
        for name in data.ArticleContentBody.model_fields
        if name not in own
    }
    return data.ArticleContentBody(
        **plain,
        topic_code=version.topic.code if version.topic else "",
        area_code=version.area.code if version.area else "",
    )


def article_view(article: Article, visitor: Visitor, today: date) -> data.ArticleView:
    """Show an article with the versions the visitor may read."""
    versions = list(visible_versions(article, visitor).select_related("topic", "area__parent"))
    current = next((each for each in versions if each.pk == article.published_id), None)
    draft = next((each for each in versions if each.state in OPEN), None)
    hidden = article.versions.filter(state__in=OPEN).first() if draft is None else None
    return data.ArticleView(
        id=article.pk,
        department_id=article.department_id,
        department=owner_of(article),
        freshness=freshness_view(article, today),
        recheck_on=article.recheck_on,
        checked_at=article.checked_at,
        checked_by=article.checked_by_label,
        withdrawn_at=article.withdrawn_at,
        withdrawn_reason=article.withdrawn_reason,
        order_numbers=article.order_numbers if is_of_hotline(visitor) else [],
        published=version_view(current) if current else None,
        draft=version_view(draft) if draft else None,
        versions=[version_row(each) for each in versions],
        open_writer=hidden.written_by_label if hidden else "",
        rights=_rights(article, draft, visitor, is_taken=hidden is not None),
    )


def version_row(version: ArticleVersion) -> data.ArticleVersionRow:
    """Show a version in an article's story."""
    state = VersionState(version.state)
    return data.ArticleVersionRow(
        number=version.number,
        state=state,
        state_label=STATE_LABELS[state],
        change_note=version.change_note,
        written_by=version.written_by_label,
        reviewed_by=version.reviewed_by_label,
        published_at=version.published_at,
        ended_at=version.ended_at,
    )


def difference_view(older: ArticleVersion, newer: ArticleVersion) -> data.ArticleDifferenceView:
    """Show field by field what two versions say otherwise."""
    fields = []
    for name, label in _COMPARED.items():
        before, after = _text(older, name), _text(newer, name)
        if before != after:
            pieces = [
                data.DifferencePiece(kind=each.kind, text=each.text)
                for each in difference(before, after)
            ]
            fields.append(data.DifferenceField(label=label, pieces=pieces))
    return data.ArticleDifferenceView(older=older.number, newer=newer.number, fields=fields)


def _rights(
    article: Article, draft: ArticleVersion | None, visitor: Visitor, *, is_taken: bool
) -> data.ArticleRights:
    keeps = is_of_hotline(visitor) or article.department_id in visitor.department_ids
    writes = visitor.has(WRITE_KNOWLEDGE) and keeps
    is_mine = draft is not None and draft.written_by_id == visitor.user_id
    may_edit = is_mine and draft is not None and draft.state in EDITABLE
    waits = draft is not None and draft.state == VersionState.SUBMITTED
    in_force = article.published_id is not None and article.withdrawn_at is None
    reviews = visitor.has(REVIEW_KNOWLEDGE)
    return data.ArticleRights(
        write=writes and not is_taken and (draft is None or may_edit),
        submit=writes and may_edit,
        take_back=writes and is_mine and waits,
        drop=writes and may_edit,
        review=reviews and waits and not is_mine,
        confirm=writes and in_force,
        withdraw=reviews and in_force,
        change_owner=reviews,
    )


def _text(version: ArticleVersion, name: str) -> str:
    value = getattr(version, name)
    if isinstance(value, list):
        return "\n".join(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


_COMPARED = {
    "title": "标题",
    "body": "正文",
    "questions": "相似问法",
    "keywords": "关键词",
    "topic": "事项",
    "area": "区划",
    "sources": "来源",
    "legal_basis": "法律依据",
    "starts_on": "生效日期",
    "ends_on": "失效日期",
    "recheck_on": "复核日期",
    "is_public": "市民可见",
    "is_common": "各单位可见",
}

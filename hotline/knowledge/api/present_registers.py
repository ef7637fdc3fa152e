"""Show requests, feedback and gaps as the pages read them."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.knowledge.api import register_schemas as data
from hotline.knowledge.models import EntryRequest, Feedback, Gap
from hotline.knowledge.permissions import WRITE_KNOWLEDGE, is_of_hotline
from hotline.knowledge.rules.feedback import FEEDBACK_LABELS, GAP_LABELS, FeedbackKind, GapState
from hotline.knowledge.rules.requests import (
    FINDING_LABELS,
    REQUEST_LABELS,
    FindingKind,
    RequestState,
)


def request_view(row: EntryRequest, now: datetime) -> data.EntryRequestView:
    """Show a request with its clock."""
    state = RequestState(row.state)
    said = row.article.published if row.article else None
    return data.EntryRequestView(
        id=row.pk,
        title=row.title,
        content=row.content,
        department=row.department.short_name if row.department else "热线",
        state=state,
        state_label=REQUEST_LABELS[state],
        requested_at=row.requested_at,
        requested_by=row.requested_by_label,
        wording=row.wording,
        due_at=row.due_at,
        is_overdue=state is RequestState.OPEN and row.due_at < now,
        article_id=row.article_id,
        article_title=said.title if said else "",
        settled_at=row.settled_at,
        settled_by=row.settled_by_label,
        settled_note=row.settled_note,
        findings=[
            data.EntryFindingView(
                kind=each.kind,
                kind_label=FINDING_LABELS[FindingKind(each.kind)],
                note=each.note,
                points=str(each.points),
                found_at=each.found_at,
                found_by=each.found_by_label,
            )
            for each in row.findings.all()
        ],
    )


def feedback_view(row: Feedback, visitor: Visitor) -> data.ArticleFeedbackView:
    """Show feedback with its answer."""
    article = row.version.article
    owns = is_of_hotline(visitor) or article.department_id in visitor.department_ids
    return data.ArticleFeedbackView(
        id=row.pk,
        article_id=article.pk,
        article_title=row.version.title,
        version=row.version.number,
        department=article.department.short_name if article.department else "热线",
        kind=row.kind,
        kind_label=FEEDBACK_LABELS[FeedbackKind(row.kind)],
        note=row.note,
        said_at=row.said_at,
        said_by=row.said_by_label,
        is_accepted=row.is_accepted,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by_label,
        may_answer=owns and visitor.has(WRITE_KNOWLEDGE) and row.answered_at is None,
    )


def gap_view(row: Gap) -> data.KnowledgeGapView:
    """Show words that found nothing."""
    state = GapState(row.state)
    said = row.article.published if row.article else None
    return data.KnowledgeGapView(
        id=row.pk,
        words=row.words,
        asked=row.asked,
        asked_by_citizens=row.asked_by_citizens,
        first_at=row.first_at,
        last_at=row.last_at,
        state=state,
        state_label=GAP_LABELS[state],
        request_id=row.request_id,
        article_id=row.article_id,
        article_title=said.title if said else "",
        settled_by=row.settled_by_label,
        settled_note=row.settled_note,
    )

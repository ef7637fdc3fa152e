"""The doors of requests (录入要求), feedback (反馈) and gaps (缺口)."""

from datetime import datetime, time
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.knowledge.actions import give_feedback, settle_gap, settle_request
from hotline.knowledge.actions.ask_entry import ask_entry
from hotline.knowledge.actions.record_finding import record_finding
from hotline.knowledge.api import register_schemas as data
from hotline.knowledge.api.present_registers import feedback_view, gap_view, request_view
from hotline.knowledge.permissions import (
    ASK_ENTRY,
    READ_KNOWLEDGE,
    SEE_REQUESTS,
    SETTLE_GAPS,
    WRITE_KNOWLEDGE,
)
from hotline.knowledge.register_queries import (
    count_overdue,
    list_feedback,
    list_gaps,
    list_requests,
    points_between,
)
from hotline.reference.rules.calendar import SHANGHAI, local_date

router = Router(tags=["knowledge"])
_PAGE = 50


@router.get("/knowledge/requests", auth=Requires(SEE_REQUESTS))
def get_requests(
    request: HttpRequest, query: Annotated[data.RegisterQuery, Query(...)]
) -> data.EntryRequestPage:
    """List requests: open ones by their end, settled ones newest first."""
    visitor, moment = visitor_of(request), now()
    found = list_requests(
        visitor, is_open=query.tray == "open", before=query.before, limit=_PAGE + 1
    )
    today = local_date(moment)
    month = datetime.combine(today.replace(day=1), time(), SHANGHAI)
    return data.EntryRequestPage(
        items=[request_view(each, moment) for each in found[:_PAGE]],
        next_before=found[_PAGE - 1].pk if len(found) > _PAGE else None,
        overdue=count_overdue(visitor, moment),
        month_points=str(points_between(visitor, month, moment)),
        asked_on=today,
    )


@router.post("/knowledge/requests", auth=Requires(ASK_ENTRY))
def post_request(request: HttpRequest, body: data.EntryAskBody) -> data.EntryRequestView:
    """Ask for something to be entered."""
    moment = now()
    made = ask_entry(**body.model_dump(), by=visitor_of(request), now=moment)
    return request_view(made, moment)


@router.post("/knowledge/requests/{int:request_id}/meet", auth=Requires(WRITE_KNOWLEDGE))
def post_meet(
    request: HttpRequest, request_id: int, body: data.NamedArticleBody
) -> data.EntryRequestView:
    """Name the article that was published for it."""
    moment = now()
    made = settle_request.meet_request(
        request_id=request_id, article_id=body.article_id, by=visitor_of(request), now=moment
    )
    return request_view(made, moment)


@router.post("/knowledge/requests/{int:request_id}/cancel", auth=Requires(ASK_ENTRY))
def post_cancel(
    request: HttpRequest, request_id: int, body: data.RegisterNoteBody
) -> data.EntryRequestView:
    """Want it no longer."""
    moment = now()
    made = settle_request.cancel_request(
        request_id=request_id, note=body.note, by=visitor_of(request), now=moment
    )
    return request_view(made, moment)


@router.post("/knowledge/requests/{int:request_id}/findings", auth=Requires(ASK_ENTRY))
def post_finding(
    request: HttpRequest, request_id: int, body: data.EntryFindingBody
) -> data.EntryRequestView:
    """Judge what was entered."""
    moment, by = now(), visitor_of(request)
    made = record_finding(request_id=request_id, kind=body.kind, note=body.note, by=by, now=moment)
    return request_view(made.request, moment)


@router.post("/knowledge/articles/{int:article_id}/feedback", auth=Requires(READ_KNOWLEDGE))
def post_feedback(
    request: HttpRequest, article_id: int, body: data.ArticleFeedbackBody
) -> data.ArticleFeedbackView:
    """Say what is the matter with an article."""
    by = visitor_of(request)
    made = give_feedback.give_feedback(
        article_id=article_id, kind=body.kind, note=body.note, by=by, now=now()
    )
    return feedback_view(made, by)


@router.get("/knowledge/feedback", auth=Requires(READ_KNOWLEDGE))
def get_feedback(
    request: HttpRequest, query: Annotated[data.RegisterQuery, Query(...)]
) -> data.ArticleFeedbackPage:
    """List feedback: what waits, the oldest first; what was answered, the newest first."""
    by = visitor_of(request)
    found = list_feedback(by, is_open=query.tray == "open", before=query.before, limit=_PAGE + 1)
    return data.ArticleFeedbackPage(
        items=[feedback_view(each, by) for each in found[:_PAGE]],
        next_before=found[_PAGE - 1].pk if len(found) > _PAGE else None,
    )


@router.post("/knowledge/feedback/{int:feedback_id}/answer", auth=Requires(WRITE_KNOWLEDGE))
def post_answer(
    request: HttpRequest, feedback_id: int, body: data.ArticleFeedbackAnswerBody
) -> data.ArticleFeedbackView:
    """Answer as the owner."""
    by = visitor_of(request)
    made = give_feedback.answer_feedback(
        feedback_id=feedback_id,
        is_accepted=body.is_accepted,
        answer=body.answer,
        by=by,
        now=now(),
    )
    return feedback_view(made, by)


@router.get("/knowledge/gaps", auth=Requires(SETTLE_GAPS))
def get_gaps(
    request: HttpRequest, query: Annotated[data.KnowledgeGapQuery, Query(...)]
) -> data.KnowledgeGapPage:
    """List what was asked and not found, what was asked most first."""
    del request
    found = list_gaps(query.state, offset=query.offset, limit=_PAGE + 1)
    return data.KnowledgeGapPage(
        items=[gap_view(each) for each in found[:_PAGE]], has_more=len(found) > _PAGE
    )


@router.post("/knowledge/gaps/{int:gap_id}/request", auth=Requires(ASK_ENTRY))
def post_gap_request(
    request: HttpRequest, gap_id: int, body: data.KnowledgeGapAskBody
) -> data.KnowledgeGapView:
    """Turn it into a request."""
    by = visitor_of(request)
    return gap_view(
        settle_gap.ask_for_gap(
            gap_id=gap_id, content=body.content, department_id=body.department_id, by=by, now=now()
        )
    )


@router.post("/knowledge/gaps/{int:gap_id}/fill", auth=Requires(SETTLE_GAPS))
def post_gap_fill(
    request: HttpRequest, gap_id: int, body: data.NamedArticleBody
) -> data.KnowledgeGapView:
    """Name the article that answers it."""
    by = visitor_of(request)
    return gap_view(
        settle_gap.fill_gap(gap_id=gap_id, article_id=body.article_id, by=by, now=now())
    )


@router.post("/knowledge/gaps/{int:gap_id}/ignore", auth=Requires(SETTLE_GAPS))
def post_gap_ignore(
    request: HttpRequest, gap_id: int, body: data.RegisterNoteBody
) -> data.KnowledgeGapView:
    """Do nothing about it."""
    by = visitor_of(request)
    return gap_view(settle_gap.ignore_gap(gap_id=gap_id, note=body.note, by=by, now=now()))

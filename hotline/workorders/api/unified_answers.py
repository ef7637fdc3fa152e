"""The doors of unified answers (统一答复): publish, list, end, and answer many orders at once."""

from django.db.models import Count
from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions.answer_unified import answer_many
from hotline.workorders.actions.end_unified_answer import end_unified_answer
from hotline.workorders.actions.publish_unified_answer import publish_unified_answer
from hotline.workorders.actions.revise_unified_answer import revise_unified_answer
from hotline.workorders.api.attention_schemas import (
    AnsweredView,
    ManyBody,
    ReviseBody,
    UnifiedAnswerBody,
    UnifiedAnswerView,
    UsedView,
)
from hotline.workorders.api.handling_schemas import ReasonBody
from hotline.workorders.api.present import order_row
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import OrderRow
from hotline.workorders.attention_permissions import (
    PUBLISH_UNIFIED_ANSWER,
    READ_UNIFIED_ANSWERS,
)
from hotline.workorders.models import UnifiedAnswer
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.unified_queries import (
    answers_in_force,
    get_answer,
    list_answered,
    list_fitting,
)

_USE = VERBS[Verb.ANSWER_UNIFIED]
_LATEST = 200


@router.get("/unified-answers", auth=Requires(READ_UNIFIED_ANSWERS))
def get_unified_answers(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    in_force: bool = True,  # noqa: FBT001, FBT002 - a query parameter
) -> list[UnifiedAnswerView]:
    """List unified answers, newest first; those in force, or all."""
    rows = answers_in_force(now()) if in_force else UnifiedAnswer.objects.all()
    found = rows.select_related("topic").annotate(used=Count("replies"))[:_LATEST]
    return [_view(each, used=each.used) for each in found]


@router.post("/unified-answers", auth=Requires(PUBLISH_UNIFIED_ANSWER))
def post_unified_answer(request: HttpRequest, body: UnifiedAnswerBody) -> UnifiedAnswerView:
    """Publish one."""
    answer = publish_unified_answer(**body.model_dump(), by=visitor_of(request), now=now())
    return _view(answer, used=0)


@router.post("/unified-answers/{answer_id}/end", auth=Requires(PUBLISH_UNIFIED_ANSWER))
def post_unified_answer_end(
    request: HttpRequest, answer_id: int, body: ReasonBody
) -> UnifiedAnswerView:
    """Use it no longer."""
    answer = end_unified_answer(
        answer_id=answer_id, reason=body.reason, by=visitor_of(request), now=now()
    )
    return _view(answer, used=answer.replies.count())


@router.post("/unified-answers/{answer_id}/orders", auth=Requires(_USE))
def post_unified_answer_orders(
    request: HttpRequest, answer_id: int, body: ManyBody
) -> list[AnsweredView]:
    """Answer many orders on one matter by it; each is told of by itself."""
    told = answer_many(numbers=body.numbers, answer_id=answer_id, by=visitor_of(request), now=now())
    return [AnsweredView(number=number, refusal=refusal) for number, refusal in told.items()]


@router.post("/unified-answers/{answer_id}/revise", auth=Requires(PUBLISH_UNIFIED_ANSWER))
def post_unified_answer_revision(
    request: HttpRequest, answer_id: int, body: ReviseBody
) -> UnifiedAnswerView:
    """Put a new text in its place; the orders it answered keep theirs."""
    answer = revise_unified_answer(
        answer_id=answer_id, **body.model_dump(), by=visitor_of(request), now=now()
    )
    return _view(answer, used=0)


@router.get("/unified-answers/{answer_id}/orders", auth=Requires(READ_UNIFIED_ANSWERS))
def get_unified_answer_orders(request: HttpRequest, answer_id: int) -> list[UsedView]:
    """List the latest orders it answered."""
    found = list_answered(get_answer(answer_id), visitor_of(request))
    return [
        UsedView(
            number=each.order.number,
            event=each.order.event,
            replied_at=each.replied_at,
            replied_by=each.replied_by_label,
        )
        for each in found
    ]


@router.get("/unified-answers/{answer_id}/fitting", auth=Requires(_USE))
def get_unified_answer_fitting(request: HttpRequest, answer_id: int) -> list[OrderRow]:
    """List the waiting orders it surely is about."""
    found = list_fitting(get_answer(answer_id), visitor_of(request))
    return [order_row(each, now()) for each in found]


def _view(each: UnifiedAnswer, *, used: int) -> UnifiedAnswerView:
    today = local_date(now())
    return UnifiedAnswerView(
        id=each.pk,
        title=each.title,
        topic_code=each.topic.code if each.topic else "",
        topic_name=each.topic.name if each.topic else "",
        keywords=each.keywords,
        text=each.text,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        is_in_force=each.ended_at is None and each.starts_on <= today <= each.ends_on,
        published_at=each.published_at,
        published_by=each.published_by_label,
        ended_at=each.ended_at,
        ended_by=each.ended_by_label,
        used=used,
    )

"""The doors of unified answers (统一答复): publish, list, end, and answer many orders at once."""

from django.db.models import Count
from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions.answer_unified import answer_many
from hotline.workorders.actions.end_unified_answer import end_unified_answer
from hotline.workorders.actions.publish_unified_answer import publish_unified_answer
from hotline.workorders.api.attention_schemas import (
    AnsweredView,
    ManyBody,
    UnifiedAnswerBody,
    UnifiedAnswerView,
)
from hotline.workorders.api.handling_schemas import ReasonBody
from hotline.workorders.api.routing import router
from hotline.workorders.attention_permissions import PUBLISH_UNIFIED_ANSWER
from hotline.workorders.models import UnifiedAnswer
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.unified_queries import answers_in_force

_USE = VERBS[Verb.ANSWER_UNIFIED]
_LATEST = 200


@router.get("/unified-answers", auth=Requires(_USE))
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


def _view(each: UnifiedAnswer, *, used: int) -> UnifiedAnswerView:
    today = local_date(now())
    return UnifiedAnswerView(
        id=each.pk,
        title=each.title,
        topic_name=each.topic.name if each.topic else "",
        keywords=each.keywords,
        text=each.text,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        is_in_force=each.ended_at is None and each.starts_on <= today <= each.ends_on,
        published_at=each.published_at,
        published_by=each.published_by_label,
        ended_at=each.ended_at,
        used=used,
    )

"""Find unified answers (统一答复): those in force, and what they answer or answered."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.core.clock import now as current_time
from hotline.reference.rules.calendar import local_date
from hotline.workorders.errors import NoSuchAnswer
from hotline.workorders.models import UnifiedAnswer, UnifiedReply, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.bulk import MOST_ORDERS
from hotline.workorders.rules.shield.draft import Answer, Draft
from hotline.workorders.rules.unified_answer import speaks_of
from hotline.workorders.rules.workflow import Verb, states_of

_ANSWERABLE = states_of(Verb.ANSWER_UNIFIED)
_LOOKED_AT = 2000


def answers_in_force(now: datetime) -> QuerySet[UnifiedAnswer]:
    """Return the answers that may be used today."""
    day = local_date(now)
    standing = UnifiedAnswer.objects.filter(ended_at__isnull=True)
    return standing.filter(starts_on__lte=day, ends_on__gte=day)


def get_answer_in_force(answer_id: int, now: datetime) -> UnifiedAnswer:
    """Return one that may be used today.

    Raises:
        NoSuchAnswer: there is none, or it is not in force.

    """
    answer = answers_in_force(now).filter(pk=answer_id).first()
    if answer is None:
        msg = "没有这条统一答复，或不在有效期内。"
        raise NoSuchAnswer(msg, fields={"answer_id": msg})
    return answer


def list_fitting(answer: UnifiedAnswer, visitor: Visitor) -> list[WorkOrder]:
    """Return visible orders that the answer may close and surely is about, oldest first.

    Without keywords the answer names its matter by its topic alone, and without that not at all.
    """
    if not answer.keywords and answer.topic_id is None:
        return []
    waiting = visible_orders(visitor).filter(state__in=_ANSWERABLE).order_by("id")
    if answer.topic_id is not None:
        waiting = waiting.filter(topic=answer.topic_id)
    looked = waiting.select_related("department", "topic", "area__parent", "desk")[:_LOOKED_AT]
    fits = [
        each
        for each in looked
        if not answer.keywords or speaks_of(answer.keywords, f"{each.event}{each.demand}")
    ]
    return fits[:MOST_ORDERS]


def list_answered(answer: UnifiedAnswer, visitor: Visitor) -> list[UnifiedReply]:
    """Return where the answer was used, newest first, as far as the visitor may see the orders."""
    replies = UnifiedReply.objects.filter(answer=answer, order__in=visible_orders(visitor))
    return list(replies.select_related("order").order_by("-id")[:MOST_ORDERS])


def get_answer(answer_id: int) -> UnifiedAnswer:
    """Return one, in force or not.

    Raises:
        NoSuchAnswer: there is none.

    """
    answer = UnifiedAnswer.objects.filter(pk=answer_id).first()
    if answer is None:
        msg = "没有这条统一答复。"
        raise NoSuchAnswer(msg)
    return answer


class UnifiedAnswers:
    """The shield's door to them: its first look is by topic, then every keyword must be there."""

    def find_answers(self, draft: Draft) -> tuple[Answer, ...]:
        """Return what surely answers the draft, newest first."""
        mine = Q(topic__isnull=True) | Q(topic__code=draft.topic_code or "")
        found = answers_in_force(current_time()).filter(mine).exclude(keywords=[])
        return tuple(
            Answer(
                id=str(each.pk),
                title=each.title,
                because=f"提到“{'”“'.join(each.keywords)}”",
            )
            for each in found
            if speaks_of(each.keywords, draft.whole)
        )

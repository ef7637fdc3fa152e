"""Find unified answers (统一答复): those in force, and those that answer a draft."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.core.clock import now as current_time
from hotline.reference.rules.calendar import local_date
from hotline.workorders.errors import NoSuchAnswer
from hotline.workorders.models import UnifiedAnswer
from hotline.workorders.rules.shield.draft import Answer, Draft
from hotline.workorders.rules.unified_answer import speaks_of


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

"""What the citizen says of the result on the page is the answer of the follow-up that waits."""

from datetime import datetime

from hotline.followups.actions.complete import complete
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import Answers, Way
from hotline.followups.rules.outcomes import State as FollowUpState
from hotline.followups.speakers import CITIZEN
from hotline.workorders.models import WorkOrder


def answer_follow_up(
    order: WorkOrder, *, solved: bool, rating: int | None, comment: str, now: datetime
) -> bool:
    """Complete the follow-up of the order; False: none waits. Inside ``writing()``.

    Raises:
        AnswersIncomplete: not solved, and nothing says what.

    """
    waiting = FollowUp.objects.filter(order=order, state=FollowUpState.DUE).first()
    if waiting is None:
        return False
    said = Answers(reached=True, solved=solved, rating=rating, comment=comment)
    complete(follow_up_id=waiting.pk, answers=said, by=CITIZEN, now=now, way=Way.WEB)
    return True

"""Rate one step of a case (分步评价)."""

from datetime import datetime
from uuid import UUID

from hotline.core.actor import NamedActor
from hotline.core.eventlog import record
from hotline.portal.actions._answering import answer_follow_up
from hotline.portal.actions._deed import perform
from hotline.portal.cases import Case
from hotline.portal.errors import NotAllowedNow
from hotline.portal.events import StepRated
from hotline.portal.models import StepRating
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.ratings import STEP_LABELS, RatedStep
from hotline.portal.rules.rights import steps_to_rate
from hotline.portal.standings import Progress
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import State


def rate_step(
    asked: Asked,
    *,
    step: RatedStep,
    rating: int,
    is_solved: bool | None,
    comment: str,
    now: datetime,
) -> Progress:
    """Keep the stars; another rating of the step replaces them.

    Stars for the result that say whether it is solved answer the follow-up that waits.

    Raises:
        NotAllowedNow: the step is not over yet.
        Others: see ``_deed.perform``.

    """

    def do(case: Case, order: WorkOrder | None) -> None:
        if step not in steps_to_rate(State(order.state) if order else None):
            msg = f"“{STEP_LABELS[step]}”还没有完成，暂不能评价。"
            raise NotAllowedNow(msg)
        number = order.number if order else case.number
        said = {"rating": rating, "is_solved": is_solved, "comment": comment, "rated_at": now}
        StepRating.objects.update_or_create(number=number, step=step, defaults=said)
        happening = StepRated(step=step, rating=rating, number=number, note=_note(step, rating))
        record(
            happening,
            subject_id=number,
            by=NamedActor("市民"),
            now=now,
            correlation_id=_story(case, order),
        )
        is_about_result = step is RatedStep.RESULT and is_solved is not None
        if order is not None and is_about_result and order.state == State.HANDLED:
            answer_follow_up(order, solved=bool(is_solved), rating=rating, comment=comment, now=now)

    return perform(asked, DeedKind.RATE, do, now=now)


def _story(case: Case, order: WorkOrder | None) -> UUID | None:
    if order is not None:
        return order.correlation_id
    return case.conversation.pk if case.conversation else None


def _note(step: RatedStep, rating: int) -> str:
    return f"{STEP_LABELS[step]} {rating} 星"

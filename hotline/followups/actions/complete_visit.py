"""Complete several follow-ups of one citizen in one call (一次回访多件)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.followups.actions.complete import complete
from hotline.followups.errors import NotOneCitizen
from hotline.followups.models import FollowUp
from hotline.followups.queries import get_locked
from hotline.followups.rules.outcomes import Answers, Way
from hotline.workorders.rules.registration import Demand


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the citizen said of one of them."""

    follow_up_id: int
    answers: Answers
    new_demand: Demand | None = None
    unsolved_numbers: Sequence[str] = field(default=())


def complete_visit(
    *, told: Sequence[Told], by: Visitor, now: datetime, way: Way = Way.PHONE
) -> list[FollowUp]:
    """Complete all of them or none; they keep a common mark.

    Raises:
        NotOneCitizen: they are not of one phone, or one is named twice.
        NoSuchFollowUp, AlreadyDone, NotCalled, AnswersIncomplete, Incomplete: see ``complete``.

    """
    visit: UUID = uuid4()
    with writing():
        ids = sorted(each.follow_up_id for each in told)
        locked = [get_locked(each, by) for each in ids]
        phones = {each.order.caller_phone_index for each in locked}
        if len(phones) > 1 or len(set(ids)) < len(ids):
            msg = "一次通话只能完成同一个电话号码的回访。"
            raise NotOneCitizen(msg)
        return [
            complete(
                follow_up_id=each.follow_up_id,
                answers=each.answers,
                new_demand=each.new_demand,
                unsolved_numbers=each.unsolved_numbers,
                by=by,
                now=now,
                way=way,
                visit=visit if len(told) > 1 else None,
            )
            for each in told
        ]

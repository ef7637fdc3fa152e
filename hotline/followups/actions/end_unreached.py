"""End a follow-up that reached nobody (联系不上结束), by a rule that is named."""

from datetime import datetime

from hotline.core.guarded import writing
from hotline.followups.actions._finishing import finish
from hotline.followups.models import FollowUp
from hotline.followups.queries import get_locked, handled_family
from hotline.followups.rules.outcomes import Answers, Outcome, State
from hotline.followups.speakers import PLANNER
from hotline.workorders.actions.close import close
from hotline.workorders.rules.closing import Closing

_NOTHING = Answers(reached=False, solved=None, rating=None, comment="")


def end_unreached(*, follow_up_id: int, rule: str, now: datetime) -> FollowUp:
    """Close the orders it speaks of; one that is completed meanwhile stays as it is."""
    with writing():
        follow_up = get_locked(follow_up_id, PLANNER)
        if follow_up.state == State.DUE:
            follow_up.ended_by_rule = rule[:80]
            finish(follow_up, Outcome.UNREACHABLE, _NOTHING, by=PLANNER, now=now)
            for number in sorted(each.number for each in handled_family(follow_up)):
                close(number=number, closing=Closing.UNREACHABLE, by=PLANNER, now=now)
    return follow_up

"""Draw the consequence of a call in which a voice asked (自动语音回访结果)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from hotline.core.guarded import writing
from hotline.followups.actions.complete import complete
from hotline.followups.actions.try_again import give_to_person, turn
from hotline.followups.models import FollowUp
from hotline.followups.plan_file import current_plan
from hotline.followups.queries import get_locked
from hotline.followups.rules.outcomes import Answers, State, Way
from hotline.followups.rules.plan_entries import Channel
from hotline.followups.rules.robot import Heard, RobotAnswer, read_choices
from hotline.followups.speakers import CITIZEN, PLANNER

_NOBODY = Answers(reached=False, solved=None, rating=None, comment="")
_NOTES = {
    Heard.PERSON: "市民在自动语音中要求人工，改打电话",
    Heard.NOTHING: "接通后没有回答，改打电话",
}


def settle_robot_call(
    *, call_id: UUID, is_picked_up: bool, choices: Sequence[Sequence[str]], now: datetime
) -> FollowUp | None:
    """Complete the follow-up, or turn it to a person; a call nobody waits for does nothing.

    Nobody picked up: counted as a call that reached nobody, and tried again by the plan.
    """
    waiting = FollowUp.objects.filter(
        asked_by=call_id, state=State.DUE, channel=Channel.ROBOT
    ).first()
    if waiting is None:
        return None
    with writing():
        follow_up = get_locked(waiting.pk, PLANNER)
        if follow_up.state != State.DUE or follow_up.asked_by != call_id:
            return None
        if not is_picked_up:
            return _try_again(follow_up, now)
        answer = read_choices(choices)
        if answer.heard in _NOTES:
            give_to_person(follow_up, _NOTES[answer.heard], by=PLANNER, now=now)
            return follow_up
        return complete(
            follow_up_id=follow_up.pk, answers=_meant(answer), by=CITIZEN, now=now, way=Way.ROBOT
        )


def _try_again(follow_up: FollowUp, now: datetime) -> FollowUp:
    """Count it, and let whoever follows in the plan try at another time."""
    tried = complete(follow_up_id=follow_up.pk, answers=_NOBODY, by=PLANNER, now=now)
    if tried.state == State.DUE and tried.channel == Channel.ROBOT:
        again = tried.next_at
        then = current_plan().of(Channel.ROBOT).then or Channel.ROBOT
        turn(tried, then, by=PLANNER, now=now, note="自动语音无人接听")
        tried.next_at = again
        tried.save(update_fields=["channel", "next_at", "asked_at", "asked_by"])
    return tried


def _meant(answer: RobotAnswer) -> Answers:
    solved = answer.heard is Heard.RATED
    words = f"评分 {answer.rating}" if solved else "未解决"
    how = "说（语音识别）" if answer.is_spoken else "按键"
    return Answers(
        reached=True, solved=solved, rating=answer.rating, comment=f"市民在自动语音中{how}：{words}"
    )

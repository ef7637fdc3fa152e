"""What follow-ups do when something happened below."""

from uuid import UUID

from hotline.core.delivery import heeding
from hotline.core.models import Event
from hotline.followups.actions.plan import plan
from hotline.followups.actions.settle_robot_call import settle_robot_call
from hotline.followups.actions.take_reply import take_reply
from hotline.followups.actions.tell_missed_caller import tell_missed_caller
from hotline.workorders.queries import find_by_number


def plan_follow_up(event: Event) -> None:
    """On ``workorder.handled`` or ``.family_ready``: plan the follow-up."""
    order = find_by_number(event.subject_id)
    if order is not None:
        plan(order=order, handled_at=event.happened_at)


@heeding(lambda _kind, details: not details["is_form"])
def read_reply(event: Event) -> None:
    """On ``message.received``: it may be the answer a follow-up waits for."""
    take_reply(message_id=event.details["message_id"], now=event.happened_at)


def settle_voice(event: Event) -> None:
    """On ``robot_call.over``: it may be the voice a follow-up was asked by."""
    settle_robot_call(
        call_id=UUID(event.subject_id),
        is_picked_up=event.details["is_picked_up"],
        choices=event.details["choices"],
        now=event.happened_at,
    )


def tell_caller(event: Event) -> None:
    """On ``return_call.listed``: tell who reached nobody that we ring back."""
    tell_missed_caller(return_call_id=UUID(event.subject_id), now=event.happened_at)

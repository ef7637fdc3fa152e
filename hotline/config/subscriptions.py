"""Who hears which event: the one page where news travels upwards."""

from collections.abc import Mapping, Sequence

from hotline.blending import subscribers as blending
from hotline.core.delivery import Subscriber
from hotline.followups import subscribers as followups
from hotline.knowledge import subscribers as knowledge
from hotline.portal import subscribers as portal
from hotline.quality import subscribers as quality
from hotline.rewards import subscribers as rewards
from hotline.telephony import subscribers as telephony
from hotline.workorders import subscribers as workorders
from hotline.workorders.rules.notices import TOLD_KINDS

_HEARD: Mapping[str, Sequence[Subscriber]] = {
    "account.deactivated": (telephony.leave_seat,),
    "account.sessions_ended": (telephony.leave_seat,),
    "account.signed_out": (telephony.leave_seat,),
    "conversation.closed": (workorders.take_last_files,),
    "holidays.published": (telephony.follow_holidays,),
    "knowledge.published": (knowledge.keep_index,),
    "knowledge.withdrawn": (knowledge.keep_index,),
    "message.received": (followups.read_reply, portal.bind_phone),
    "recording.deleted": (quality.forget_what_was_said,),
    "recording.finalized": (telephony.write_down_later,),
    "return_call.listed": (followups.tell_caller,),
    "robot_call.over": (followups.settle_voice,),
    "text.assigned": (blending.take_for_operator,),
    "text.withdrawn": (blending.take_back,),
    "workorder.answered_directly": (rewards.propose_packet,),
    "workorder.closed": (rewards.propose_packet,),
    "workorder.dispatched": (portal.tell_progress,),
    "workorder.family_ready": (followups.plan_follow_up,),
    "workorder.handled": (followups.plan_follow_up, portal.tell_progress),
}
_TOLD: Mapping[str, Sequence[Subscriber]] = dict.fromkeys(
    TOLD_KINDS, (workorders.tell_whom_it_concerns,)
)
SUBSCRIPTIONS: Mapping[str, Sequence[Subscriber]] = {
    kind: (*_TOLD.get(kind, ()), *_HEARD.get(kind, ())) for kind in (*_TOLD, *_HEARD)
}

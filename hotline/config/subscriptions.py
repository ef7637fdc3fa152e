"""Who hears which event: the one page where news travels upwards."""

from collections.abc import Mapping, Sequence

from hotline.core.delivery import Subscriber
from hotline.followups import subscribers as followups

SUBSCRIPTIONS: Mapping[str, Sequence[Subscriber]] = {
    "workorder.handled": (followups.plan_follow_up,),
}

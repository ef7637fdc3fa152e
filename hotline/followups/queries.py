"""Load follow-ups."""

from hotline.followups.errors import NoSuchFollowUp
from hotline.followups.models import FollowUp


def get_follow_up(follow_up_id: int) -> FollowUp:
    """Return one follow-up with its order.

    Raises:
        NoSuchFollowUp: there is none.

    """
    related = FollowUp.objects.select_related(
        "order__department", "order__topic", "order__area__parent", "new_order"
    )
    found = related.filter(pk=follow_up_id).first()
    if found is None:
        msg = "没有找到这条回访任务。"
        raise NoSuchFollowUp(msg)
    return found


def get_locked(follow_up_id: int) -> FollowUp:
    """Return one follow-up with its order, locked; call it inside ``writing()``.

    Raises:
        NoSuchFollowUp: there is none.

    """
    locked = FollowUp.objects.select_for_update(of=("self",)).select_related("order")
    found = locked.filter(pk=follow_up_id).first()
    if found is None:
        msg = "没有找到这条回访任务。"
        raise NoSuchFollowUp(msg)
    return found

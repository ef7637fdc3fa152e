"""Whether video visits are received now, how many were begun, how far one has come."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from hotline.portal.errors import NoSuchVisit
from hotline.portal.models import VideoVisit
from hotline.portal.rules.visits import KEPT, WINDOW, is_too_often
from hotline.telephony.rules.visit_stage import Stage
from hotline.telephony.visit_queries import (
    find_video_number,
    is_anybody_at_a_browser,
    is_video_time,
    visit_stage,
)

_INSTEAD = "您可以拨打 12345 热线电话。"
_CLOSED = f"现在不是视频接待时间。{_INSTEAD}"
_NOBODY = f"现在没有可以视频接待的热线员。请稍后再试；{_INSTEAD}"
_NOT_SET_UP = f"视频接待暂未开通。{_INSTEAD}"


def why_closed(now: datetime) -> str:
    """Say in Chinese why no video visit can begin now, and what else there is; empty: it can."""
    if not find_video_number():
        return _NOT_SET_UP
    if not is_video_time(now):
        return _CLOSED
    return "" if is_anybody_at_a_browser(now) else _NOBODY


def is_begun_too_often(address_index: str, now: datetime) -> bool:
    """Tell whether this address, or everybody together, began too many visits lately."""
    recent = VideoVisit.objects.filter(begun_at__gt=now - WINDOW)
    counts = recent.aggregate(
        by_address=Count("pk", filter=Q(address_index=address_index)), in_all=Count("pk")
    )
    return is_too_often(**counts)


def get_stage(visit_id: UUID, now: datetime) -> Stage:
    """Return how far a visit has come; its id is known to its page only.

    Raises:
        NoSuchVisit: none was begun by this id within a day.

    """
    known = VideoVisit.objects.filter(pk=visit_id, begun_at__gt=now - KEPT)
    if not known.exists():
        msg = "没有这次视频来访。"
        raise NoSuchVisit(msg)
    return visit_stage(visit_id)

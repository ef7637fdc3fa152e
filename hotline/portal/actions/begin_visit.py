"""Begin a video visit (视频来访): give the citizen's browser a pass for one call."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings

from contracts.visits import VisitPass, issue_pass
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.portal.errors import TooManyVisits, VideoClosed
from hotline.portal.models import VideoVisit
from hotline.portal.rules.visits import KEPT, PASS_LIFETIME
from hotline.portal.visit_queries import is_begun_too_often, why_closed
from hotline.telephony.visit_queries import find_video_number


def begin_visit(*, address: str, now: datetime) -> tuple[UUID, str]:
    """Return the visit's id, which will be its call's, and the signed pass.

    Raises:
        VideoClosed: nobody receives video visits now.
        TooManyVisits: this address, or everybody together, began too many lately.

    """
    closed = why_closed(now)
    if closed:
        raise VideoClosed(closed)
    address_index = blind_index(address)
    if is_begun_too_often(address_index, now):
        msg = "发起视频的次数过多，请 10 分钟后再试，或直接拨打 12345。"
        raise TooManyVisits(msg)
    leave = VisitPass(
        visit_id=uuid4(),
        number=find_video_number(),
        issued_at=now,
        expires_at=now + PASS_LIFETIME,
    )
    with writing():
        VideoVisit.objects.filter(begun_at__lt=now - KEPT).delete()
        VideoVisit.objects.create(
            visit_id=leave.visit_id, address_index=address_index, begun_at=now
        )
    return leave.visit_id, issue_pass(settings.HOTLINE_ENVIRONMENT.ticket_secret, leave)

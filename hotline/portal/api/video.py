"""The doors of a video visit: whether one can begin, begin it, how far it has come."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.portal.actions.begin_visit import begin_visit
from hotline.portal.visit_queries import get_stage, why_closed
from hotline.telephony.visit_queries import find_video_number, visitor_phone

router = Router(tags=["portal"])


class VideoOpeningView(Schema):
    """Whether video visits are received now; if not, why, and what else there is."""

    is_open: bool
    message: str


class VisitView(Schema):
    """Everything the citizen's browser needs for its one call."""

    visit_id: UUID
    leave: str
    """Sent as ``X-Hotline-Visit``; good for a minute."""
    number: str
    websocket_url: str
    uri: str
    username: str
    password: str


class VisitStageView(Schema):
    """How far the visit has come; ``is_seen`` is False when only sound is possible."""

    stage: Literal["unknown", "greeting", "waiting", "talking", "held", "ended"]
    is_seen: bool


@router.get("/portal/video", auth=Public("citizens have no account; nothing personal is shown"))
def get_video_opening(request: HttpRequest) -> VideoOpeningView:
    """Tell whether a video visit can begin now."""
    del request
    closed = why_closed(now())
    return VideoOpeningView(is_open=not closed, message=closed)


@router.post(
    "/portal/video-visits", auth=Public("citizens have no account; the number of tries is limited")
)
def post_video_visit(request: HttpRequest) -> VisitView:
    """Begin a video visit."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    visit_id, leave = begin_visit(address=address, now=now())
    phone = visitor_phone(request.get_host().rsplit(":", 1)[0])
    return VisitView(
        visit_id=visit_id,
        leave=leave,
        number=find_video_number(),
        websocket_url=phone.websocket_url,
        uri=phone.uri,
        username=phone.username,
        password=phone.password,
    )


@router.get(
    "/portal/video-visits/{uuid:visit_id}",
    auth=Public("only the page that began the visit knows its random id"),
)
def get_video_visit(request: HttpRequest, visit_id: UUID) -> VisitStageView:
    """Show how far a video visit has come."""
    del request
    stage = get_stage(visit_id, now())
    return VisitStageView(stage=stage.name, is_seen=stage.is_seen)

"""The doors of files."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File
from ninja.files import UploadedFile
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.files.sending import as_download, as_preview
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.actions.attach_files import attach_files
from hotline.workorders.actions.open_attachment import open_attachment, open_preview, size_for
from hotline.workorders.actions.release_file import release_file
from hotline.workorders.api.after import shown
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.files import attachment_view
from hotline.workorders.api.handling_schemas import ReasonBody
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import AttachmentView, OrderState
from hotline.workorders.file_permissions import RELEASE_FILE
from hotline.workorders.permissions import ATTACH, VIEW
from hotline.workorders.rules.file_limits import FILES_AT_ONCE


class AttachBody(Body):
    """Which of the visitor's uploads become the order's."""

    attachment_ids: Annotated[list[UUID], Field(max_length=FILES_AT_ONCE * 2)]
    is_internal: bool = False


@router.post("/attachments", auth=Requires(ATTACH))
def upload(request: HttpRequest, file: File[UploadedFile]) -> AttachmentView:
    """Keep one file; a verb or the order names it later."""
    visitor = visitor_of(request)
    content = file.read(MAX_BYTES + 1)
    made = add_attachment(name=file.name or "", content=content, by=visitor, now=now())
    return attachment_view(made, visitor)


@router.post("/work-orders/{number}/attachments", auth=Requires(ATTACH))
def attach(request: HttpRequest, number: str, body: AttachBody) -> OrderState:
    """Add uploads to the order itself (添加附件)."""
    visitor = visitor_of(request)
    order = attach_files(
        number=number,
        attachment_ids=body.attachment_ids,
        is_internal=body.is_internal,
        by=visitor,
        now=now(),
    )
    return shown(order, visitor)


@router.post("/attachments/{attachment_id}/release", auth=Requires(RELEASE_FILE))
def release(request: HttpRequest, attachment_id: UUID, body: ReasonBody) -> AttachmentView:
    """Let departments have a file that may tell a place (放行附件)."""
    visitor = visitor_of(request)
    found = release_file(attachment_id=attachment_id, reason=body.reason, by=visitor, now=now())
    return attachment_view(found, visitor)


@router.get("/attachments/{attachment_id}", auth=Requires(VIEW))
def download(request: HttpRequest, attachment_id: UUID) -> StreamingHttpResponse:
    """Send a file as a download; opening it is logged."""
    visitor = visitor_of(request)
    found, content = open_attachment(attachment_id=attachment_id, by=visitor, now=now())
    return as_download(content, kind=found.kind, size=size_for(found, visitor), name=found.name)


@router.get("/attachments/{attachment_id}/preview", auth=Requires(VIEW))
def preview(request: HttpRequest, attachment_id: UUID) -> StreamingHttpResponse:
    """Show a picture small, drawn anew; the page shows it with the order, nobody opens a file."""
    found, content = open_preview(attachment_id=attachment_id, by=visitor_of(request))
    return as_preview(content, size=found.preview_size)

"""The doors of files."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File
from ninja.files import UploadedFile

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.actions.open_attachment import open_attachment
from hotline.workorders.api.detail import attachment_view
from hotline.workorders.api.routing import router
from hotline.workorders.api.views import AttachmentView
from hotline.workorders.permissions import ATTACH, VIEW
from hotline.workorders.rules.file_kinds import KINDS, MAX_BYTES


@router.post("/attachments", auth=Requires(ATTACH))
def upload(request: HttpRequest, file: File[UploadedFile]) -> AttachmentView:
    """Keep one file of at most 10 MB; a verb names it later."""
    content = file.read(MAX_BYTES + 1)
    made = add_attachment(name=file.name or "", content=content, by=visitor_of(request), now=now())
    return attachment_view(made)


@router.get("/attachments/{attachment_id}", auth=Requires(VIEW))
def download(request: HttpRequest, attachment_id: UUID) -> StreamingHttpResponse:
    """Send a file as a download; opening it is logged."""
    found, content = open_attachment(attachment_id=attachment_id, by=visitor_of(request), now=now())
    response = StreamingHttpResponse(content, content_type=KINDS[found.kind].content_type)
    response["Content-Length"] = str(found.size)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

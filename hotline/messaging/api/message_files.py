"""The doors of the files citizens send."""

from typing import Literal
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.files.sending import as_download, as_preview
from hotline.messaging.actions.open_message_file import open_message_file, open_message_preview
from hotline.messaging.permissions import SEE_CONVERSATIONS

router = Router(tags=["conversations"])


@router.get("/message-files/{file_id}", auth=Requires(SEE_CONVERSATIONS))
def download(
    request: HttpRequest, file_id: UUID, part: Literal["file", "copy"] = "file"
) -> StreamingHttpResponse:
    """Send a file as a download, or its copy without where it was taken; it is logged."""
    found, content, size = open_message_file(
        file_id=file_id, part=part, by=visitor_of(request), now=now()
    )
    return as_download(content, kind=found.kind, size=size, name=found.name)


@router.get("/message-files/{file_id}/preview", auth=Requires(SEE_CONVERSATIONS))
def preview(request: HttpRequest, file_id: UUID) -> StreamingHttpResponse:
    """Show a picture small, drawn anew; the page shows it with the conversation."""
    found, content = open_message_preview(file_id=file_id, by=visitor_of(request))
    return as_preview(content, size=found.preview_size)

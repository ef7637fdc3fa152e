"""The doors of the files citizens send."""

from collections.abc import Iterator
from typing import Literal
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.files.rules.file_kinds import KINDS
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
    response = _sent(content, KINDS[found.kind].content_type, size)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    response["Cache-Control"] = "private, no-store"
    return response


@router.get("/message-files/{file_id}/preview", auth=Requires(SEE_CONVERSATIONS))
def preview(request: HttpRequest, file_id: UUID) -> StreamingHttpResponse:
    """Show a picture small, drawn anew; the page shows it with the conversation."""
    found, content = open_message_preview(file_id=file_id, by=visitor_of(request))
    response = _sent(content, "image/jpeg", found.preview_size)
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, max-age=300"
    return response


def _sent(content: Iterator[bytes], content_type: str, size: int) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=content_type)
    response["Content-Length"] = str(size)
    response["X-Content-Type-Options"] = "nosniff"
    return response

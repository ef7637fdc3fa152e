"""Send a kept file to a browser: as a download, or a picture drawn small."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import StreamingHttpResponse

from hotline.files.rules.file_kinds import KINDS


def as_download(
    content: Iterator[bytes], *, kind: str, size: int, name: str
) -> StreamingHttpResponse:
    """Send a file under its name; no cache keeps it."""
    response = _sent(content, KINDS[kind].content_type, size)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response


def as_preview(content: Iterator[bytes], *, size: int) -> StreamingHttpResponse:
    """Show a picture that was drawn anew; nothing in it may run."""
    response = _sent(content, "image/jpeg", size)
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = "private, max-age=300"
    return response


def _sent(content: Iterator[bytes], content_type: str, size: int) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=content_type)
    response["Content-Length"] = str(size)
    response["X-Content-Type-Options"] = "nosniff"
    return response

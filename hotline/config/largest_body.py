"""Refuse what is larger than anything we take, before a byte of it is read or written to disk."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from hotline.config.middleware import Respond
from hotline.files.rules.file_kinds import MAX_BYTES

LARGEST_BODY = MAX_BYTES + 1024 * 1024
"""The largest file, and what the form around it needs."""


class LargestBodyMiddleware:
    """Answer 413 by the length that was announced; a body without one is not read at all."""

    def __init__(self, respond: Respond) -> None:
        """Keep the next door."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let it through, or not."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced[:20]) > LARGEST_BODY:
            message = f"上传的内容过大，最多 {MAX_BYTES // 1024 // 1024} MB。"
            body = {"code": "too_large", "message": message, "fields": {}}
            return JsonResponse(body, status=413)
        return self.respond(request)

"""Let named pages of other systems use the softphone's doors (SDK), and no other door.

``HOTLINE_WEB_ORIGINS`` names them, for the WebSockets too. The session cookie is ``Strict``:
only pages of the same site (``crm.example.gov.cn`` beside ``12345.example.gov.cn``) carry it.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hotline.config.middleware import Respond

_DOORS = re.compile(r"^/api/(session|seats(/.*)?|telephony/calls)$")
_METHODS = "GET, POST"
_HEADERS = "Content-Type, X-CSRFToken"
_PREFLIGHT_SECONDS = "600"


class CrossOriginMiddleware:
    """Answer preflights and name the origin; every other request goes on untouched."""

    def __init__(self, respond: Respond) -> None:
        """Keep the next door and who is allowed."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the headers where they belong."""
        origin = request.headers.get("Origin", "")
        is_known = origin in settings.HOTLINE_ENVIRONMENT.allowed_web_origins
        if not (is_known and _DOORS.match(request.path)):
            return self.respond(request)
        is_preflight = request.method == "OPTIONS"
        response = HttpResponse(status=204) if is_preflight else self.respond(request)
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Credentials"] = "true"
        response["Vary"] = "Origin"
        if is_preflight:
            response["Access-Control-Allow-Methods"] = _METHODS
            response["Access-Control-Allow-Headers"] = _HEADERS
            response["Access-Control-Max-Age"] = _PREFLIGHT_SECONDS
        return response

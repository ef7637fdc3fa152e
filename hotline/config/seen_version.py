"""``If-Match`` on a verb of an order: it is refused when the order changed since it was seen."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse

from hotline.config.middleware import Respond
from hotline.workorders.seen_versions import seen_as

_ORDER = re.compile(r"/api/work-orders/(?P<number>[^/]+)/")
_VERSION = re.compile(r'"?(?P<version>[0-9]{1,18})"?')


class SeenVersionMiddleware:
    """Tell the verbs which version of the order the visitor saw."""

    def __init__(self, respond: Respond) -> None:
        """Keep the next door."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let it through; a mark that is none of ours is not overlooked."""
        order = _ORDER.match(request.path)
        asked = request.headers.get("If-Match", "").strip()
        if order is None or asked in {"", "*"}:
            return self.respond(request)
        seen = _VERSION.fullmatch(asked)
        if seen is None:
            message = "页面的版本标记无法识别，请刷新页面后重试。"
            body = {"code": "bad_request", "message": message, "fields": {}}
            return JsonResponse(body, status=400)
        with seen_as(order["number"], int(seen["version"])):
            return self.respond(request)

"""The web app's page, and answers that are no API."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

LANGUAGE_COOKIE = "hotline_language"
"""What the person chose on the pages; they are built once more, in English, under ``en``."""
_NOT_BUILT = "网页尚未构建：请在项目根目录运行 make run（或 make setup）。"


def web_app(request: HttpRequest, page: str = "") -> HttpResponse:
    """Serve the single-page app for every address that is its own."""
    if page.partition("/")[0] == "citizen":
        return _page("citizen.html")
    in_english = "en/index.html"
    wants_english = request.COOKIES.get(LANGUAGE_COOKIE) == "en"
    is_there = wants_english and (settings.WEB_DIST / in_english).exists()
    response = _page(in_english if is_there else "index.html")
    response["Vary"] = "Cookie"
    return response


def citizen_worker(_request: HttpRequest) -> HttpResponse:
    """Serve the citizen's service worker from where it may rule over their pages alone."""
    script = settings.WEB_DIST / "citizen-worker.js"
    if not script.exists():
        return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(script.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/citizen"
    return response


def _page(name: str) -> HttpResponse:
    page = settings.WEB_DIST / name
    if not page.exists():
        return HttpResponse(_NOT_BUILT, status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(page.read_bytes(), content_type="text/html; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def csrf_refused(_request: HttpRequest, reason: str = "") -> JsonResponse:  # noqa: ARG001 - Django's signature
    """Say in Chinese that the page is out of date."""
    return JsonResponse(
        {"code": "csrf", "message": "页面已过期，请刷新后重试。"},
        status=403,
        json_dumps_params={"ensure_ascii": False},
    )

"""What every answer carries, and the one log line of every request."""

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

Respond = Callable[[HttpRequest], HttpResponse]
_log = structlog.get_logger()


class RequestLogMiddleware:
    """Log method, path, status and milliseconds; never query strings or bodies."""

    def __init__(self, respond: Respond) -> None:
        """Keep the next door."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Time one request."""
        started = time.perf_counter()
        response = self.respond(request)
        if request.path.startswith("/api/"):
            _log.info(
                "request",
                action=f"{request.method} {request.path}",
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )
        return response


class ContentSecurityPolicyMiddleware:
    """Allow scripts from here only, and sockets to call control and the voice engine."""

    def __init__(self, respond: Respond) -> None:
        """Compose the policy once."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the policy to the answer."""
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", _policy(request.get_host()))
        response.headers.setdefault("Permissions-Policy", "microphone=(self), camera=(self)")
        return response


def _policy(host: str) -> str:
    environment = settings.HOTLINE_ENVIRONMENT
    name = host.rsplit(":", 1)[0]
    scheme = "wss" if environment.https else "ws"
    ports = (environment.callcontrol_port, environment.engine_http_port)
    sockets = " ".join(f"{scheme}://{name}:{port}" for port in ports)
    if environment.tls_certificate:  # browsers at home register there (SEAT-03)
        sockets += f" wss://{name}:{environment.engine_wss_port}"
    return (
        f"default-src 'self'; connect-src 'self' {sockets}; img-src 'self' data:; "
        "media-src 'self' blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
        "font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )

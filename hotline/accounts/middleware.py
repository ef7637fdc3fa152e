"""End sessions that are over, before anything else looks at them."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from hotline.accounts import sessions
from hotline.accounts.actions.sign_out import sign_out
from hotline.core.clock import now


class SessionLimitsMiddleware:
    """Sign out whoever was idle too long; must stand after AuthenticationMiddleware."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next door."""
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the clocks of a request that carries a session."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            moment = now()
            reason = sessions.why_ended(request.session, moment)
            if reason:
                sign_out(request, now=moment, reason=reason)
                request.session_ended = reason  # type: ignore[attr-defined]  # the guard says it
            elif request.path not in sessions.ASKED_BY_HIDDEN_PAGES:
                sessions.note_request(request.session, moment)
        return self.respond(request)

"""Sign out (退出登录), asked for or because the session is over."""

from datetime import datetime

from django.contrib.auth import logout
from django.http import HttpRequest

from hotline.accounts.events import SignedOut
from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def sign_out(request: HttpRequest, *, now: datetime, reason: str = "asked") -> None:
    """Destroy the session on the server; without a session nothing happens."""
    user = request.user
    if isinstance(user, User):
        with writing():
            record(
                SignedOut(reason=reason),
                subject_id=user.pk,
                by=visitor_for(user),
                now=now,
                correlation_id=None,
            )
    logout(request)

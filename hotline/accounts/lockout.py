"""Count wrong passwords per account and address (django-axes keeps the rows)."""

from datetime import datetime, timedelta

from axes.conf import settings as axes_settings
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.http import HttpRequest

from hotline.accounts.errors import LockedOut

_MINUTE = 60


def refuse_locked(request: HttpRequest, username: str, now: datetime) -> None:
    """Refuse while the pair of account and address is locked; the right password waits too.

    Raises:
        LockedOut: with the minutes left.

    """
    if not AxesProxyHandler.is_locked(request, {"username": username}):
        return
    seconds = _seconds_left(request, username, now)
    minutes = max(1, -(-seconds // _MINUTE))
    msg = f"密码错误次数过多，账号已临时锁定，请 {minutes} 分钟后再试。"
    raise LockedOut(msg)


def attempts_left(request: HttpRequest, username: str) -> int:
    """Return how many wrong passwords remain before the lock."""
    used = int(AxesProxyHandler.get_failures(request, {"username": username}))
    return max(0, int(axes_settings.AXES_FAILURE_LIMIT) - used)


def address_of(request: HttpRequest) -> str:
    """Return the visitor's address as the lock counts it."""
    return str(request.META.get("REMOTE_ADDR") or "")


def _seconds_left(request: HttpRequest, username: str, now: datetime) -> int:
    attempts = AccessAttempt.objects.filter(username=username, ip_address=address_of(request))
    latest = attempts.order_by("-attempt_time").first()
    cool_off = get_cool_off(request)
    if latest is None or cool_off is None:
        return 0
    left: timedelta = latest.attempt_time + cool_off - now
    return int(left.total_seconds())

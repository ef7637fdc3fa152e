"""Sign in (登录); it takes the request, because a session is made of one."""

from datetime import datetime
from ipaddress import ip_address

from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from hotline.accounts import sessions
from hotline.accounts.errors import SignInFailed
from hotline.accounts.events import SignedIn, SignInRefused
from hotline.accounts.lockout import address_of, attempts_left, refuse_locked
from hotline.accounts.models import User
from hotline.accounts.queries import get_user_by_username, visitor_for
from hotline.accounts.rules.usernames import normalize_username
from hotline.accounts.visitor import Visitor
from hotline.core.actor import NamedActor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def sign_in(request: HttpRequest, *, username: str, password: str, now: datetime) -> Visitor:
    """Open a session with a fresh key.

    Raises:
        SignInFailed: wrong name or password, a switched-off account, or a robot from afar.
        LockedOut: five wrong passwords from this address within a quarter of an hour.

    """
    name = normalize_username(username)
    refuse_locked(request, name, now)
    user = authenticate(request, username=name, password=password)
    request.axes_locked_out = False  # type: ignore[attr-defined]  # we answer in our own words
    if not isinstance(user, User):
        _note_failure(request, name, "wrong_password", now)
        refuse_locked(request, name, now)
        left = attempts_left(request, name)
        msg = f"登录名或密码错误，再错 {left} 次将锁定 15 分钟。"
        raise SignInFailed(msg)
    if user.is_robot and not _is_loopback(address_of(request)):
        _note_failure(request, name, "robot_from_afar", now)
        msg = "机器账号只能在本机使用。"
        raise SignInFailed(msg)
    login(request, user)
    sessions.begin(request.session, now)
    visitor = visitor_for(user)
    with writing():
        signed_in = SignedIn(address=address_of(request))
        record(signed_in, subject_id=user.pk, by=visitor, now=now, correlation_id=None)
    return visitor


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _note_failure(request: HttpRequest, name: str, reason: str, now: datetime) -> None:
    """Record who was tried; a name that is no account may be a mistyped password: dropped."""
    known = get_user_by_username(name)
    refused = SignInRefused(address=address_of(request), reason=reason)
    by = NamedActor(known.display_name if known else "未知来访者")
    with writing():
        subject = known.pk if known else 0
        record(refused, subject_id=subject, by=by, now=now, correlation_id=None)

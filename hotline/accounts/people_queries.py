"""Load people's accounts for whoever administers them; robots are none of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from axes.conf import settings as axes_settings
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from hotline.accounts import sessions
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One browser that is signed in."""

    key: str
    user_id: int
    started_at: datetime
    seen_at: datetime


def people() -> QuerySet[User]:
    """Return every person's account, of any state."""
    return User.objects.filter(is_robot=False)


def get_person(user_id: int) -> User:
    """Return one person's account, of any state.

    Raises:
        NotFound: there is none, or it is a robot's.

    """
    return _only(people().filter(pk=user_id))


def get_person_locked(user_id: int) -> User:
    """Return one person's account, locked; call it inside ``writing()``.

    Raises:
        NotFound: there is none, or it is a robot's.

    """
    return _only(people().select_for_update().filter(pk=user_id))


def grants_of(user: User) -> list[Grant]:
    """Return the roles of an account as they are now."""
    return [
        Grant(Role(each.role), each.scope_kind, each.scope_key, each.scope_label)
        for each in user.grants.all()
    ]


def list_locked(now: datetime) -> dict[str, datetime]:
    """Return sign-in name → until when some address may not try it any more."""
    cool_off = get_cool_off(None)
    if cool_off is None:
        return {}
    failed = AccessAttempt.objects.filter(
        failures_since_start__gte=axes_settings.AXES_FAILURE_LIMIT, attempt_time__gt=now - cool_off
    )
    rows = failed.order_by("attempt_time").values_list("username", "attempt_time")
    return {str(name): at + cool_off for name, at in rows}


def list_open_sessions(now: datetime, user_id: int | None = None) -> list[OpenSession]:
    """Return the sessions that still hold, the latest used first; perhaps of one account."""
    rows = Session.objects.filter(expire_date__gt=now).iterator()
    found = [_opened(each.session_key, each.get_decoded(), now) for each in rows]
    kept = [each for each in found if each and user_id in (None, each.user_id)]
    return sorted(kept, key=lambda each: each.seen_at, reverse=True)


def end_sessions_of(user_id: int, now: datetime) -> int:
    """Destroy every session of an account; return how many still held."""
    keys = [each.key for each in list_open_sessions(now, user_id)]
    Session.objects.filter(session_key__in=keys).delete()
    return len(keys)


def _opened(key: str, data: dict[str, Any], now: datetime) -> OpenSession | None:
    clocks = sessions.clocks_of(data)
    if SESSION_KEY not in data or clocks is None or sessions.why_over(*clocks, now):
        return None
    started, seen = (datetime.fromtimestamp(each, tz=UTC) for each in clocks)
    return OpenSession(key, int(data[SESSION_KEY]), started, seen)


def _only(found: Iterable[User]) -> User:
    user = next(iter(found), None)
    if user is None:
        msg = "没有找到这个人员账号。"
        raise NotFound(msg)
    return user

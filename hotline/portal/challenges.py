"""Whether the doors are under attack, looked at once a second, and the puzzle they ask then."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings

from hotline.portal.models import PortalUse
from hotline.portal.rules.limits import ATTACK_WINDOW, CHALLENGE_LIFETIME, Use
from hotline.portal.tokens import issue, read

_KIND = "challenge"
_LOOKED_EVERY = timedelta(seconds=1)


class _Seen:
    """What this process saw last: counting once a second costs nothing, once a request much."""

    at: datetime | None = None
    is_attacked = False


def is_needed(now: datetime) -> bool:
    """Tell whether a submission must carry work."""
    if _Seen.at is None or not timedelta(0) <= now - _Seen.at < _LOOKED_EVERY:
        recent = PortalUse.objects.filter(used_at__gt=now - ATTACK_WINDOW, use=Use.SUBMIT)
        most = settings.HOTLINE_ENVIRONMENT.portal_attack_from
        _Seen.at, _Seen.is_attacked = now, recent.count() >= most
    return _Seen.is_attacked


def forget_what_was_seen() -> None:
    """Look anew at the next question."""
    _Seen.at = None


def give_challenge(now: datetime) -> str:
    """Return a puzzle nobody had before."""
    return issue(_KIND, secrets.token_hex(8), until=now + CHALLENGE_LIFETIME)


def read_challenge(token: str, *, now: datetime) -> str:
    """Return the puzzle's own word.

    Raises:
        TokenInvalid: not ours, or too old.

    """
    return read(_KIND, token, now=now)

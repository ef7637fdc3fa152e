"""How each account does, kept beside the messages; bookkeeping without a log."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, QuerySet

from hotline.messaging.models import ChannelPulse

_OFTEN_ENOUGH = timedelta(seconds=10)
_kept_at: dict[tuple[str, str, str], datetime] = {}
"""What this process knows to be kept: asking the row with every message costs a statement."""


def note_received(channel: str, account: str, *, now: datetime) -> None:
    """Keep when the account last received, to ten seconds: a busy one is not one row's queue."""
    _note(channel, account, last_in_at=now)


def note_sent(channel: str, account: str, *, now: datetime) -> None:
    """Keep when the account last sent, to ten seconds; what was wrong is over."""
    _note(channel, account, last_out_at=now)
    _of(channel, account).filter(faults_since_well__gt=0).update(faults_since_well=0)


def note_fault(channel: str, account: str, fault: str, *, now: datetime) -> None:
    """Keep what went wrong last, and how many times in a row."""
    _ensure(channel, account)
    _of(channel, account).update(
        fault=fault[:300], fault_at=now, faults_since_well=F("faults_since_well") + 1
    )


def note_check(channel: str, account: str, fault: str, *, now: datetime) -> None:
    """Keep what the test of an account found; empty: it is well."""
    _ensure(channel, account)
    _of(channel, account).update(checked_at=now, is_well=not fault)
    if fault:
        note_fault(channel, account, fault, now=now)
    else:
        _of(channel, account).update(faults_since_well=0)


def cursor_of(channel: str, account: str) -> str:
    """Return where the next fetch begins."""
    return _of(channel, account).values_list("cursor", flat=True).first() or ""


def keep_cursor(channel: str, account: str, cursor: str) -> None:
    """Keep where the next fetch begins."""
    _ensure(channel, account)
    _of(channel, account).update(cursor=cursor[:200])


def _note(channel: str, account: str, **moment: datetime) -> None:
    ((field, now),) = moment.items()
    name = (channel, account, field)
    if _is_recent(_kept_at.get(name), now):
        return
    seen = _of(channel, account).values_list(field, flat=True).first()
    if not _is_recent(seen, now):
        _ensure(channel, account)
        _of(channel, account).update(**{field: now})
        seen = None
    transaction.on_commit(partial(_kept_at.__setitem__, name, seen or now))


def _is_recent(seen: datetime | None, now: datetime) -> bool:
    return seen is not None and timedelta(0) <= now - seen < _OFTEN_ENOUGH


def forget_what_was_kept() -> None:
    """Forget what this process knows to be kept, for tests that roll back."""
    _kept_at.clear()


def _of(channel: str, account: str) -> QuerySet[ChannelPulse]:
    return ChannelPulse.objects.filter(channel=channel, account=account)


def _ensure(channel: str, account: str) -> None:
    ChannelPulse.objects.get_or_create(channel=channel, account=account)

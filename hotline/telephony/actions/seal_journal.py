"""Seal each day's rows of the journal (话务事件封存), and prove the seals (VOI-20, T-09)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from hotline.core.crypto.digests import Digests
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.company_events import JournalSealed
from hotline.telephony.models import CallEventRow, JournalSeal
from hotline.telephony.rules.journal_digest import row_bytes

_SETTLED = timedelta(hours=1)
"""After midnight: what was written in the day has long been committed."""
_CHUNK = 2000
_PROVEN_AGAIN = 7


@dataclass(frozen=True, slots=True)
class _Digest:
    sm3: str
    rows: int
    first_id: int | None
    last_id: int | None


def seal_journal(*, now: datetime) -> list[date]:
    """Seal every day that is over and has rows, oldest first; prove the latest seals again.

    A seal that no longer fits its rows is an alarm.
    """
    sealed = []
    for day in _due(now):
        with writing():
            sealed.append(_seal(day, now).day)
    latest = list(JournalSeal.objects.order_by("-day").values_list("day", flat=True))
    for day, why in find_broken_seals(latest[:_PROVEN_AGAIN]):
        with writing():
            raise_alarm("journal_broken", f"{day}", f"{day} 话务事件与封存不符：{why}", now=now)
    return sealed


def find_broken_seals(days: list[date] | None = None) -> list[tuple[date, str]]:
    """Return the days whose rows, or whose seal itself, were changed, and what is wrong."""
    broken = []
    before = ""
    for seal in JournalSeal.objects.order_by("day"):
        chained, before = before, seal.digest
        if days is not None and seal.day not in days:
            continue
        if not seal.is_genuine():
            broken.append((seal.day, "封存记录被改动"))
        elif seal.before != chained:
            broken.append((seal.day, "前一日的封存被改动或缺失"))
        elif _digest(seal.day, seal.before).sm3 != seal.digest:
            broken.append((seal.day, "事件被改动、增加或删除"))
    return broken


def _due(now: datetime) -> list[date]:
    last = (now - _SETTLED).astimezone(SHANGHAI).date() - timedelta(days=1)
    newest = JournalSeal.objects.order_by("-day").values_list("day", flat=True).first()
    oldest = CallEventRow.objects.order_by("id").values_list("recorded_at", flat=True).first()
    if oldest is None:
        return []
    day = newest + timedelta(days=1) if newest else oldest.astimezone(SHANGHAI).date()
    days = []
    while day <= last:
        if _rows(day).exists():
            days.append(day)
        day += timedelta(days=1)
    return days


def _seal(day: date, now: datetime) -> JournalSeal:
    before = JournalSeal.objects.order_by("-day").values_list("digest", flat=True).first() or ""
    digest = _digest(day, before)
    seal = JournalSeal(
        day=day,
        rows=digest.rows,
        first_id=digest.first_id,
        last_id=digest.last_id,
        before=before,
        digest=digest.sm3,
        sealed_at=now,
    )
    seal.save()
    happening = JournalSealed(day=day.isoformat(), rows=digest.rows, digest=digest.sm3)
    record(happening, subject_id=day.isoformat(), by=VOICE_PLATFORM, now=now, correlation_id=None)
    return seal


def _rows(day: date) -> "QuerySet[CallEventRow]":
    start = datetime.combine(day, time(), SHANGHAI)
    return CallEventRow.objects.filter(
        recorded_at__gte=start, recorded_at__lt=start + timedelta(days=1)
    )


def _digest(day: date, before: str) -> _Digest:
    digests = Digests()
    digests.update(before.encode())
    count, first, last = 0, None, None
    for row in _rows(day).order_by("id").iterator(chunk_size=_CHUNK):
        digests.update(
            row_bytes(
                row_id=row.pk,
                event_id=row.event_id,
                kind=row.kind,
                call_id=row.call_id,
                happened_at=row.happened_at,
                details=row.details,
                mask=mask_phone,
            )
        )
        count, first, last = count + 1, first or row.pk, row.pk
    return _Digest(digests.sm3, count, first, last)

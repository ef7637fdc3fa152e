"""Take in the calls that the engine's own queue served while call control was away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db.models import Q
from pydantic import ValidationError

from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actions.report_event import report_event
from hotline.telephony.actions.write_missing_notes import write_missing_notes
from hotline.telephony.models import SeatSession
from hotline.telephony.rules.fallback import FallbackNote, tell

_LOOK_BACK_DAYS = 30
_SILENT = timedelta(minutes=2)
"""A recording that did not grow for so long has ended, whatever its note says."""
_log = structlog.get_logger()


def absorb_fallback(*, now: datetime) -> int:
    """Report every finished fallback call to the journal, once; return how many there were.

    The note holds the caller's number, so it goes once the journal has the call; killed in
    between and run again, nothing is doubled.
    """
    write_missing_notes(now=now)
    done = 0
    for path in _notes(now):
        note = _read(path, now)
        if note is None:
            continue
        ended_at = note.ended_at or _silent_since(path.with_suffix(".raw"), now)
        if ended_at is None:
            continue
        _report(note, path, ended_at, now)
        path.unlink(missing_ok=True)
        done += 1
    return done


def _notes(now: datetime) -> Iterator[Path]:
    today = now.astimezone(SHANGHAI).date()
    recordings = Path(settings.HOTLINE_ENVIRONMENT.recordings_dir)
    for back in reversed(range(-1, _LOOK_BACK_DAYS)):
        day = today - timedelta(days=back)
        yield from sorted((recordings / f"{day:%Y/%m/%d}").glob("fallback-*.json"))


def _read(path: Path, now: datetime) -> FallbackNote | None:
    """Return the note; one that cannot be read is an alarm, and stays for people to look at."""
    try:
        return FallbackNote.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except (ValidationError, OSError) as error:
        _log.error("fallback note unreadable", action="absorb_fallback", why=type(error).__name__)
        if _silent_since(path, now) is not None:
            text = f"应急接听记录无法读取：{path.name}"
            with writing():
                raise_alarm("fallback_note", path.stem[:64], text, now=now)
        return None


def _silent_since(path: Path, now: datetime) -> datetime | None:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return now
    return changed if now - changed >= _SILENT else None


def _report(note: FallbackNote, path: Path, ended_at: datetime, now: datetime) -> None:
    recordings = Path(settings.HOTLINE_ENVIRONMENT.recordings_dir)
    raw = path.with_suffix(".raw").relative_to(recordings).as_posix()
    operator_id = _who_sat_at(note.seat, note.answered_at or ended_at)
    for event in tell(note, ended_at=ended_at, path=raw, operator_id=operator_id):
        report_event(event, now=now)
    hour = f"{note.began_at.astimezone(SHANGHAI):%Y-%m-%d %H}"
    with writing():
        text = f"{hour} 时起有来电由引擎应急接听，请检查呼叫控制"
        raise_alarm("fallback", hour, text, now=now)


def _who_sat_at(seat: str, at: datetime) -> int:
    """Return whose seat it was at that moment; 0 when nobody had signed in there."""
    sessions = SeatSession.objects.filter(seat__extension=seat, started_at__lte=at)
    still = sessions.filter(Q(ended_at=None) | Q(ended_at__gt=at)).order_by("-started_at")
    return still.values_list("operator_id", flat=True).first() or 0

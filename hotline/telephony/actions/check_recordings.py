"""Check that every answered call of a day has a playable two-channel file (录音核对), VOI-11."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from hotline.core.crypto.frames import DamagedError
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.note_damage import note_damage
from hotline.telephony.actions.note_gap import mend_gaps, note_gap
from hotline.telephony.actions.settle_call import request_finalizing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingsChecked
from hotline.telephony.models import (
    Call,
    CallRecord,
    Recording,
    RecordingCheck,
    RecordingGap,
    RecordingObject,
)
from hotline.telephony.proof import NotTwoChannelsError, prove_beginning
from hotline.telephony.recording_queries import answered_between, kept_object, recordings_of
from hotline.telephony.recording_store import MissingObjectError
from hotline.telephony.rules.recording_check import TALKS, Kept, verdict

_AT_ONCE = 200
_Reason = RecordingGap.Reason
Prove = Callable[[RecordingObject], None]


def check_recordings(*, day: date, now: datetime) -> RecordingCheck:
    """Check the calls that ended on the day; each is whole, or has an open gap with an alarm.

    May be run again at any time: gaps that turned out whole are settled.

    Raises:
        StoreError: the store does not answer; nothing is said of calls not yet looked at.

    """
    start = datetime.combine(day, time(), SHANGHAI)
    calls = list(answered_between(start, start + timedelta(days=1)))
    whole = 0
    for at in range(0, len(calls), _AT_ONCE):
        part = calls[at : at + _AT_ONCE]
        found = recordings_of(each.pk for each in part)
        whole += sum(_check(call, found.get(call.pk, []), now) for call in part)
    missing = len(calls) - whole
    with writing():
        check, _ = RecordingCheck.objects.update_or_create(
            day=day,
            defaults={
                "answered": len(calls),
                "whole": whole,
                "missing": missing,
                "checked_at": now,
            },
        )
        record(
            RecordingsChecked(answered=len(calls), whole=whole, missing=missing),
            subject_id=day.isoformat(),
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=None,
        )
    return check


def prove(kept: RecordingObject, by: Prove, now: datetime) -> bool:
    """Prove one object, and note what is wrong with it.

    Raises:
        StoreError: the store does not answer.

    """
    try:
        by(kept)
    except MissingObjectError as error:
        _note(kept, _Reason.OBJECT_MISSING, error, now)
    except DamagedError as error:
        _note(kept, _Reason.DAMAGED, error, now)
    except NotTwoChannelsError as error:
        _note(kept, _Reason.NOT_TWO_CHANNELS, error, now)
    else:
        return True
    return False


def _note(kept: RecordingObject, reason: str, error: Exception, now: datetime) -> None:
    note_damage(recording_id=kept.recording_id, reason=reason, note=str(error), now=now)


def _check(call: Call, recordings: list[Recording], now: datetime) -> bool:
    rows = [Kept(each.kind, each.status, each.duration_seconds or 0.0) for each in recordings]
    wrong = verdict(_talked(call), rows)
    if wrong is not None:
        with writing():
            if wrong == "not_sealed":
                request_finalizing(call)
            note_gap(call=call, recording=_first(recordings), reason=_Reason(wrong), now=now)
        return False
    ready = [each for each in recordings if each.status == Recording.Status.READY]
    objects = [kept for each in ready if (kept := kept_object(each)) is not None]
    proven = [prove(each, prove_beginning, now) for each in objects]
    if not all(proven):
        return False
    with writing():
        mend_gaps(call=call, now=now)
    return True


def _first(recordings: list[Recording]) -> Recording | None:
    """Return what the gap is about; a call without its own talk has none."""
    talks = (each for each in recordings if each.kind in TALKS)
    return next((each for each in talks if each.status != Recording.Status.READY), None)


def _talked(call: Call) -> float:
    record = CallRecord.objects.filter(pk=call.pk).first()
    return record.talk_seconds + record.hold_seconds if record else 0.0

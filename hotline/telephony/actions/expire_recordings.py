"""Destroy recordings whose time is over (录音到期销毁); erase retired objects (VOI-13, P-02)."""

from datetime import datetime, timedelta

import structlog
from django.db.models import Exists, OuterRef

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingDeleted
from hotline.telephony.models import (
    Caption,
    Recording,
    RecordingHold,
    RecordingObject,
    RecordingOutline,
)
from hotline.telephony.paths import raw_file
from hotline.telephony.recording_queries import recording_policy, running_holds
from hotline.telephony.recording_store import StoreError, store_named
from hotline.telephony.rules.recording_policy import may_go_from

_ERASE_AFTER = timedelta(hours=1)
"""Who listens to a retired object at this moment hears it to its end."""
_log = structlog.get_logger()


def expire_recordings(*, now: datetime, at_most: int = 5000) -> int:
    """Destroy the keys of what may go; return how many recordings that were.

    A hold keeps a recording whatever its date says; so does the policy in force when it
    became longer, and the tender's three years even when somebody edited the date.
    """
    held = RecordingHold.objects.filter(recording=OuterRef("pk"), lifted_at=None)
    due = Recording.objects.filter(~Exists(held), keep_until__lte=now, deleted_at=None)
    done = 0
    for recording_id in list(due.order_by("keep_until").values_list("pk", flat=True)[:at_most]):
        with writing():
            rows = Recording.objects.select_for_update(of=("self",)).select_related("call")
            recording = rows.get(pk=recording_id)
            is_gone = _expire(recording, now)
        if is_gone:
            _remove_raw(recording)
        done += is_gone
    return done


def _remove_raw(recording: Recording) -> None:
    """What was never sealed still lies where the engine wrote it."""
    try:
        raw_file(recording.raw_path).unlink(missing_ok=True)
    except OSError as error:
        _log.error("raw recording stays", action="expire_recordings", why=error.strerror)


def _expire(recording: Recording, now: datetime) -> bool:
    if recording.deleted_at is not None or running_holds(recording):
        return False
    kept_as = recording_policy().class_named(recording.retention_class)
    may_go = may_go_from(recording.started_at, kept_as)
    if may_go > now:
        recording.keep_until = may_go
        recording.save(update_fields=["keep_until"])
        return False
    for kept in RecordingObject.objects.select_for_update().filter(
        recording=recording, erased_at=None
    ):
        kept.wrapped_key = ""
        kept.retired_at = kept.retired_at or now
        kept.save()
    RecordingOutline.objects.filter(recording=recording).delete()
    if recording.kind == Recording.Kind.TALK:
        Caption.objects.filter(call_id=recording.call_id).delete()
    recording.status = Recording.Status.DELETED
    recording.deleted_at = now
    recording.save(update_fields=["status", "deleted_at"])
    happening = RecordingDeleted(
        retention_class=recording.retention_class, keep_until=may_go.isoformat()
    )
    record(
        happening,
        subject_id=recording.pk,
        by=VOICE_PLATFORM,
        now=now,
        correlation_id=recording.call.correlation_id,
    )
    return True


def erase_retired(*, now: datetime, at_most: int = 5000) -> int:
    """Remove retired objects from their stores and forget their keys; return how many."""
    due = RecordingObject.objects.filter(retired_at__lte=now - _ERASE_AFTER, erased_at=None)
    done = 0
    for kept in list(due.order_by("retired_at", "pk")[:at_most]):
        try:
            store_named(kept.store).erase(kept.name)
        except StoreError as error:
            _log.error("retired object stays", action="erase_retired", why=str(error))
            continue
        with writing():
            kept.wrapped_key = ""
            kept.erased_at = now
            kept.save()
        done += 1
    return done

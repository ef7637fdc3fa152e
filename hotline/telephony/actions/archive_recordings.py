"""Turn older recordings into Opus for the long keeping (长期保存), BAK-05."""

from datetime import datetime, timedelta

import structlog

from hotline.core.crypto.frames import DamagedError
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.note_damage import note_damage
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingArchived
from hotline.telephony.models import Recording, RecordingGap, RecordingHold, RecordingObject
from hotline.telephony.opus import NotPlayableError, decode, encode
from hotline.telephony.proof import plain_sound
from hotline.telephony.recording_queries import recording_policy, running_holds
from hotline.telephony.recording_store import MissingObjectError, StoreError
from hotline.telephony.rules import wave
from hotline.telephony.rules.peaks import Outline
from hotline.telephony.rules.recording_policy import ARCHIVE_KEY
from hotline.telephony.sealing import rewrap, seal_sound

_CHUNK = 1 << 20
_log = structlog.get_logger()
_Sound = RecordingObject.Sound


def archive_recordings(*, now: datetime, at_most: int = 2000) -> int:
    """Archive what is older than the policy says; return how many were.

    The WAV is retired only once the Opus lies in the store, is compared and decodes to as
    many frames. A store that does not answer ends the round.
    """
    before = now - timedelta(days=recording_policy().archive_after_days)
    due = RecordingObject.objects.filter(
        retired_at=None,
        sound=_Sound.WAV,
        recording__started_at__lt=before,
        recording__status=Recording.Status.READY,
    )
    done = 0
    for kept in list(due.select_related("recording__call").order_by("pk")[:at_most]):
        try:
            done += _archive(kept, now)
        except (DamagedError, NotPlayableError) as error:
            _note(kept, RecordingGap.Reason.DAMAGED, error, now)
        except MissingObjectError as error:
            _note(kept, RecordingGap.Reason.OBJECT_MISSING, error, now)
        except StoreError as error:
            _log.error("store of recordings away", action="archive_recordings", why=str(error))
            break
    return done


def _archive(kept: RecordingObject, now: datetime) -> bool:
    opus = encode(plain_sound(kept))
    frames = (kept.plain_size - wave.HEADER_BYTES) // wave.FRAME_BYTES
    if decode(opus, Outline(frames)).frames < frames:
        msg = f"{kept.place}: the Opus is shorter than the WAV"
        raise NotPlayableError(msg)
    with writing():
        recording = Recording.objects.select_for_update().get(pk=kept.recording_id)
        old = RecordingObject.objects.select_for_update().filter(pk=kept.pk, retired_at=None)
        if recording.status != Recording.Status.READY or not old.exists():
            return False
        pieces = (opus[at : at + _CHUNK] for at in range(0, len(opus), _CHUNK))
        new = seal_sound(recording, _Sound.OPUS, pieces, now=now)
        if any(each.kind == RecordingHold.Kind.PERMANENT for each in running_holds(recording)):
            rewrap(new, ARCHIVE_KEY)
        RecordingObject.objects.filter(pk=kept.pk).update(retired_at=now)
        new.save()
        record(
            RecordingArchived(before_bytes=kept.sealed_size, after_bytes=new.sealed_size),
            subject_id=recording.pk,
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=kept.recording.call.correlation_id,
        )
    return True


def _note(kept: RecordingObject, reason: str, error: Exception, now: datetime) -> None:
    note_damage(recording_id=kept.recording_id, reason=reason, note=str(error), now=now)

"""Write a whole recording down after the call (事后转写), where nobody listened to all of it."""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from hotline.core.crypto.frames import DamagedError
from hotline.reference.likely_names import likely_names
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.caption_queries import words_of
from hotline.telephony.models import Caption, Recording, RecordingObject
from hotline.telephony.recording_queries import kept_object
from hotline.telephony.recording_store import StoreError
from hotline.telephony.rules.caption_gaps import left_out
from hotline.telephony.sealing import read_sound

if TYPE_CHECKING:
    from hotline.intelligence.speech.gating import Stretch
    from hotline.intelligence.speech.segments import Transcript

WRITE_TASK = "telephony.write_down"
WRITE_JOBS = "speech"
_PARTIES = frozenset(Caption.Party.values)
_log = structlog.get_logger()


def write_down(*, recording_id: int, now: datetime) -> int:
    """Transcribe a talk that is not in words yet; return how many stretches were written.

    Nothing happens without an engine, or when live captions leave little out. The sound lies
    open on the disk only while it is read, in a file nobody else may open.
    """
    recording = Recording.objects.filter(pk=recording_id, kind=Recording.Kind.TALK).first()
    if recording is None:
        return 0
    live = words_of(recording.call_id)
    if any(not each.is_live for each in live):
        return 0
    kept = kept_object(recording)
    if kept is None or kept.sound != RecordingObject.Sound.WAV:
        return 0
    transcript = _transcribed(kept, live)
    if transcript is None:
        return 0
    return hear(
        call_id=recording.call_id,
        spoken=_spoken(transcript),
        provider=transcript.engine,
        now=now,
        is_whole=True,
    )


def _transcribed(kept: RecordingObject, live: Sequence[Caption]) -> "Transcript | None":
    # Recognition brings libraries along that only the process needs which writes down.
    from hotline.intelligence.speech.sound import SoundError  # noqa: PLC0415
    from hotline.intelligence.transcribing import (  # noqa: PLC0415
        TranscribingUnavailable,
        available,
        spoken_in,
        transcribe,
    )

    try:
        available()
        with tempfile.NamedTemporaryFile(
            dir=settings.HOTLINE_ENVIRONMENT.var, suffix=".wav"
        ) as sound:
            for piece in read_sound(kept, 0, kept.plain_size):
                sound.write(piece)
            sound.flush()
            path = Path(sound.name)
            if live and not _left_out(spoken_in(path), live):
                return None
            return transcribe(path, words=likely_names())
    except TranscribingUnavailable:
        return None
    except (SoundError, DamagedError, StoreError) as error:
        _log.warning("not written down", action="write_down", why=str(error))
        return None


def _left_out(spoken: "list[list[Stretch]]", live: Sequence[Caption]) -> bool:
    said = [[(each.start, each.end) for each in channel] for channel in spoken]
    parties = (Caption.Party.CITIZEN, Caption.Party.OPERATOR)
    known = [
        [(each.begins_at, each.ends_at) for each in live if each.party == party]
        for party in parties
    ]
    return len(said) == len(known) and left_out(said, known)


def _spoken(transcript: "Transcript") -> list[Spoken]:
    return [
        Spoken(channel.party, each.start, each.end, each.text)
        for channel in transcript.channels
        if channel.party in _PARTIES
        for each in channel.segments
        if each.text.strip()
    ]

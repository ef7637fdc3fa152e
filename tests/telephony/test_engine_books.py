"""The real engine's files and ours: what it did alone is taken in, and the books agree."""

import asyncio
import dataclasses
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.absorb_fallback import absorb_fallback
from hotline.telephony.actions.check_engine_records import check_engine_records
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.models import Call, CallRecord, Recording
from hotline.telephony.proof import prove_whole
from hotline.telephony.recording_queries import kept_object
from runtime.phone.call import CallFailed
from runtime.phone.sound import tone
from runtime.tests.voice import settings_below, start, telephone
from runtime.voice_engine.engine import VoiceEngine

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
CITIZEN, SECOND = "13907550001", "13907550002"
CARRIER = "127.0.0.10"
ANNOUNCEMENT_SECONDS = 6.5


@pytest.fixture
def narrow_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[VoiceEngine]:
    """An engine with one line, whose directories the business side is told of."""
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        engine = VoiceEngine(dataclasses.replace(settings_below(Path(place)), line_limit=1))
        engine.prepare(print)
        process = start(engine)
        told = {
            "voice_dir": engine.settings.instance_dir,
            "recordings_dir": engine.settings.recordings_dir,
            "recording_folder": Path(place) / "sealed",
        }
        changed = settings.HOTLINE_ENVIRONMENT.model_copy(update=told)
        monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", changed)
        yield engine
        process.terminate()
        process.wait(20)


async def _a_call_and_one_too_many(engine: VoiceEngine) -> None:
    async with (
        telephone(engine, CITIZEN, address=CARRIER) as phone,
        telephone(engine, SECOND, address=CARRIER) as other,
    ):
        call = await phone.dial("12345")
        await call.answered(5)
        call.mouth.play(tone(440), loop=True)
        await asyncio.sleep(ANNOUNCEMENT_SECONDS + 2)
        with pytest.raises(CallFailed, match="503"):
            await (await other.dial("12345")).answered(5)
        await call.hang_up()
        await asyncio.sleep(0.5)


def test_a_call_the_engine_served_alone_is_taken_in_and_the_books_agree(
    narrow_engine: VoiceEngine,
) -> None:
    asyncio.run(_a_call_and_one_too_many(narrow_engine))
    later = datetime.now(tz=UTC) + timedelta(minutes=30)
    assert absorb_fallback(now=later) == 1
    record = CallRecord.objects.get()
    assert (record.result, record.queue, record.served_by_engine) == (
        "left_in_queue",
        "fallback",
        True,
    )
    assert Call.objects.get().caller == CITIZEN
    recording = finalize_recording(
        recording_id=Recording.objects.get().pk, now=later, is_last_try=False
    )
    assert (recording.kind, recording.status) == ("fallback", "ready")
    assert (recording.duration_seconds or 0) > ANNOUNCEMENT_SECONDS
    kept = kept_object(recording)
    assert kept is not None
    prove_whole(kept)
    day = record.entered_at.astimezone(SHANGHAI).date()
    check = check_engine_records(day=day, now=later)
    assert check is not None
    assert (check.engine_calls, check.our_calls, check.matched) == (1, 1, 1)
    assert (check.differing, check.unreadable, sum(check.blocked_by_hour)) == (0, 0, 1)
    assert not list(narrow_engine.settings.recordings_dir.rglob("fallback-*.*"))

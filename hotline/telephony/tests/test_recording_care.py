"""Recordings are checked daily, read again, archived, kept while held, and destroyed in time."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import soundfile
from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.accounts.rules.roles import Role
from hotline.core.actor import SYSTEM
from hotline.core.crypto.frames import DamagedError
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.archive_recordings import archive_recordings
from hotline.telephony.actions.check_days import check_days
from hotline.telephony.actions.check_recordings import check_recordings
from hotline.telephony.actions.expire_recordings import erase_retired, expire_recordings
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.actions.hold_recording import lift_hold, place_hold
from hotline.telephony.actions.load_recording_policy import load_recording_policy
from hotline.telephony.actions.reread_recordings import reread_recordings
from hotline.telephony.models import (
    Call,
    FloorAlarm,
    Recording,
    RecordingCheck,
    RecordingGap,
    RecordingObject,
    RecordingOutline,
)
from hotline.telephony.recording_store import StoreError, current_store
from hotline.telephony.rules.recording_check import Kept, share_of_a_month, verdict
from hotline.telephony.rules.recording_policy import ARCHIVE_KEY, USUAL_POLICY, keep_until
from hotline.telephony.sealing import read_sound
from hotline.telephony.tests.floor import person
from hotline.telephony.tests.reported import CALL, START, answered, ended, entered
from hotline.telephony.tests.sound_files import path_of, sealed, talked, write_raw

DAY = date(2026, 11, 23)
NIGHT = datetime(2026, 11, 24, 1, 30, tzinfo=SHANGHAI)
OTHER = UUID("6a000000-0000-4000-8000-000000000002")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"recording_folder": tmp_path / "sealed", "recordings_dir": tmp_path / "raw"}
    )
    monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", changed)


@pytest.mark.parametrize(
    ("talked_seconds", "kept", "wanted"),
    [
        (60, [], "never_begun"),
        (60, [("consultation", "ready", 60)], "never_begun"),
        (60, [("voicemail", "ready", 60)], "never_begun"),
        (60, [("talk", "ready", 60)], None),
        (60, [("talk", "ready", 57)], None),
        (60, [("talk", "ready", 56.9)], "too_short"),
        (60, [("talk", "ready", 30), ("talk", "ready", 30)], None),
        (60, [("talk", "ready", 60), ("talk", "lost", 0)], "raw_missing"),
        (60, [("talk", "recording", 0)], "not_sealed"),
        (60, [("talk", "damaged", 60)], "damaged"),
        (60, [("talk", "deleted", 60)], "never_begun"),
        (60, [("fallback", "ready", 75)], None),
    ],
)
def test_what_counts_as_a_whole_recording(
    talked_seconds: float, kept: list[tuple[str, str, float]], wanted: str | None
) -> None:
    assert verdict(talked_seconds, [Kept(*each) for each in kept]) == wanted


def test_a_month_reads_everything() -> None:
    assert [share_of_a_month(count) for count in (0, 1, 30, 31, 3000)] == [0, 1, 1, 2, 100]


def _kept(recording: Recording) -> RecordingObject:
    return RecordingObject.objects.get(recording=recording, retired_at=None)


def _file(kept: RecordingObject) -> Path:
    folder = settings.HOTLINE_ENVIRONMENT.recording_folder
    assert folder is not None
    return folder / kept.name


def _gap() -> RecordingGap:
    return RecordingGap.objects.get(settled_at=None)


def test_a_whole_day_is_said_to_be_whole() -> None:
    sealed()
    check = check_recordings(day=DAY, now=NIGHT)
    assert (check.answered, check.whole, check.missing) == (1, 1, 0)
    assert not RecordingGap.objects.exists()
    assert Event.objects.get(kind="recordings.checked").details == {
        "answered": 1,
        "whole": 1,
        "missing": 0,
    }


def test_a_call_that_was_not_recorded_is_a_gap_that_raises_an_alarm_once() -> None:
    entered()
    answered(8)
    ended(60)
    absorb_waiting(now=NIGHT)
    for _ in range(2):
        assert check_recordings(day=DAY, now=NIGHT).missing == 1
    assert _gap().reason == "never_begun"
    assert FloorAlarm.objects.get().text == "录音缺口：没有开始录音"
    assert Event.objects.filter(kind="call.recording_gap_found").count() == 1
    assert RecordingCheck.objects.count() == 1


def test_an_unsealed_file_is_a_gap_is_sealed_again_and_the_gap_mends() -> None:
    talked()
    absorb_waiting(now=NIGHT)
    ProcrastinateJob.objects.all().delete()
    check_recordings(day=DAY, now=NIGHT)
    assert _gap().reason == "not_sealed"
    job = ProcrastinateJob.objects.get(task_name="telephony.finalize_recording")
    finalize_recording(recording_id=job.args["recording_id"], now=NIGHT, is_last_try=False)
    assert check_recordings(day=DAY, now=NIGHT).whole == 1
    assert not RecordingGap.objects.filter(settled_at=None).exists()


def test_a_recording_shorter_than_the_talk_is_a_gap() -> None:
    entered()
    answered(8)
    ended(68)
    absorb_waiting(now=NIGHT)
    _add_recording(seconds=20)
    check_recordings(day=DAY, now=NIGHT)
    assert _gap().reason == "too_short"


def _add_recording(seconds: float) -> None:
    with writing():
        recording = Recording.objects.create(
            call=Call.objects.get(), raw_path=path_of(CALL), started_at=START
        )
    write_raw(path_of(CALL), b"\x01\x00\x02\x00" * int(8000 * seconds))
    finalize_recording(recording_id=recording.pk, now=NIGHT, is_last_try=False)


def test_a_missing_object_is_found_by_the_daily_check_and_mends_when_restored() -> None:
    kept = _kept(sealed())
    body = _file(kept).read_bytes()
    _file(kept).unlink()
    assert check_recordings(day=DAY, now=NIGHT).missing == 1
    assert _gap().reason == "object_missing"
    _file(kept).write_bytes(body)
    assert check_recordings(day=DAY, now=NIGHT).whole == 1
    assert not RecordingGap.objects.filter(settled_at=None).exists()


def test_a_changed_byte_anywhere_is_found_when_the_object_is_read_again() -> None:
    recording = sealed()
    kept = _kept(recording)
    body = bytearray(_file(kept).read_bytes())
    body[-40] ^= 1
    _file(kept).write_bytes(body)
    check_recordings(day=DAY, now=NIGHT)
    assert reread_recordings(day=DAY, now=NIGHT) == (1, 1)
    assert _gap().reason == "damaged"
    assert Recording.objects.get().status == "damaged"
    assert RecordingCheck.objects.get().damaged == 1
    body[-40] ^= 1
    _file(kept).write_bytes(body)
    assert reread_recordings(day=DAY, now=NIGHT) == (1, 0)
    assert Recording.objects.get().status == "ready"
    assert not RecordingGap.objects.filter(settled_at=None).exists()


def test_every_night_reads_those_longest_unread() -> None:
    first, second = sealed(), sealed(OTHER)
    reread_recordings(day=DAY, now=NIGHT)
    assert _kept(first).checked_at == NIGHT
    assert _kept(second).checked_at is None
    reread_recordings(day=DAY, now=NIGHT + timedelta(days=1))
    assert _kept(second).checked_at == NIGHT + timedelta(days=1)


def test_a_store_that_is_away_marks_nothing_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed()

    def away(*_: Any) -> None:
        msg = "away"
        raise StoreError(msg)

    monkeypatch.setattr(type(current_store()), "open", away)
    with pytest.raises(StoreError):
        check_recordings(day=DAY, now=NIGHT)
    assert reread_recordings(day=DAY, now=NIGHT) == (0, 0)
    assert not RecordingGap.objects.exists()


MONTH_LATER = NIGHT + timedelta(days=31)


def test_after_a_month_a_wav_becomes_opus_of_two_channels_and_is_erased() -> None:
    recording = sealed()
    wav = _kept(recording)
    assert archive_recordings(now=NIGHT) == 0
    assert archive_recordings(now=MONTH_LATER) == 1
    opus = _kept(recording)
    assert opus.sound == "opus"
    assert opus.sealed_size < wav.sealed_size / 5
    body = b"".join(read_sound(opus, 0, opus.plain_size))
    samples, rate = soundfile.read(io.BytesIO(body))
    assert (rate, samples.shape[1]) == (8000, 2)
    assert len(samples) >= 8000 * 4
    assert _loudest(samples[:, 0]) == 440
    assert _loudest(samples[:, 1]) == 880
    assert erase_retired(now=MONTH_LATER) == 0
    assert erase_retired(now=MONTH_LATER + timedelta(hours=2)) == 1
    assert not _file(wav).exists()
    assert _file(opus).exists()
    assert check_recordings(day=DAY, now=MONTH_LATER).whole == 1
    assert reread_recordings(day=DAY, now=MONTH_LATER) == (1, 0)
    assert archive_recordings(now=MONTH_LATER) == 0


def _loudest(channel: Any) -> int:
    import numpy as np  # noqa: PLC0415 - only here

    spectrum = np.abs(np.fft.rfft(channel[8000:16000]))
    return int(spectrum.argmax())


def test_a_damaged_wav_is_not_archived_but_reported() -> None:
    kept = _kept(sealed())
    body = bytearray(_file(kept).read_bytes())
    body[-40] ^= 1
    _file(kept).write_bytes(body)
    assert archive_recordings(now=MONTH_LATER) == 0
    assert _gap().reason == "damaged"
    assert _kept(Recording.objects.get()).sound == "wav"


def _three_years_on() -> datetime:
    return keep_until(START, 3)


def test_after_three_years_the_key_is_destroyed_and_the_object_removed() -> None:
    recording = sealed()
    path = _file(_kept(recording))
    body = path.read_bytes()
    assert expire_recordings(now=_three_years_on() - timedelta(seconds=1)) == 0
    assert expire_recordings(now=_three_years_on()) == 1
    recording.refresh_from_db()
    assert recording.status == "deleted"
    kept = RecordingObject.objects.get()
    assert (kept.wrapped_key, RecordingOutline.objects.count()) == ("", 0)
    erase_retired(now=_three_years_on() + timedelta(hours=2))
    assert not path.exists()
    path.write_bytes(body)  # a backup brings the file back: without its key it is noise
    with pytest.raises(DamagedError):
        next(read_sound(kept, 0, 44))
    assert expire_recordings(now=_three_years_on() + timedelta(days=1)) == 0
    assert Event.objects.filter(kind="recording.deleted").count() == 1


@pytest.mark.parametrize("kind", ["permanent", "legal"])
def test_what_is_held_stays_until_the_hold_is_lifted(kind: str) -> None:
    recording = sealed()
    leader = person("leader", Role.TEAM_LEADER)
    place_hold(recording_id=recording.pk, kind=kind, reason="重大事项", by=leader, now=NIGHT)
    later = _three_years_on() + timedelta(days=400)
    assert expire_recordings(now=later) == 0
    assert archive_recordings(now=later) == 1
    kept = _kept(recording)
    assert (kept.key_name == ARCHIVE_KEY) is (kind == "permanent")
    assert b"".join(read_sound(kept, 0, 4)) == b"OggS"
    lift_hold(recording_id=recording.pk, kind=kind, reason="已结", by=leader, now=later)
    assert expire_recordings(now=later) == 1


def test_a_hold_lifted_by_sql_still_holds() -> None:
    recording = sealed()
    leader = person("leader", Role.TEAM_LEADER)
    place_hold(recording_id=recording.pk, kind="legal", reason="案件", by=leader, now=NIGHT)
    with writing():
        recording.holds.update(lifted_at=NIGHT)
    assert expire_recordings(now=_three_years_on()) == 0


def test_an_edited_date_deletes_nothing_before_three_years() -> None:
    sealed()
    with writing():
        Recording.objects.update(keep_until=NIGHT)
    assert expire_recordings(now=MONTH_LATER) == 0
    assert Recording.objects.get().keep_until == _three_years_on()


def test_a_longer_policy_keeps_what_is_kept_already() -> None:
    recording = sealed()
    usual = USUAL_POLICY.classes[0]
    longer = USUAL_POLICY.model_copy(
        update={"classes": [usual.model_copy(update={"keep_years": 10})]}
    )
    assert load_recording_policy(policy=longer, by=SYSTEM, now=NIGHT) == 1
    assert load_recording_policy(policy=longer, by=SYSTEM, now=NIGHT) == 0
    assert expire_recordings(now=_three_years_on()) == 0
    recording.refresh_from_db()
    assert recording.keep_until == keep_until(START, 10)


@pytest.fixture
def _no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(current_store()), "draft", full)


@pytest.mark.usefixtures("_no_room")
def test_a_full_store_keeps_the_raw_file_and_says_so() -> None:
    talked()
    absorb_waiting(now=NIGHT)
    recording = Recording.objects.get()
    finalize_recording(recording_id=recording.pk, now=NIGHT, is_last_try=True)
    assert _gap().reason == "store_refused"
    assert FloorAlarm.objects.count() == 1
    raw = settings.HOTLINE_ENVIRONMENT.recordings_dir / path_of(CALL)
    assert raw.exists()


def test_days_that_were_missed_are_made_up_for_once() -> None:
    sealed()
    with writing():
        RecordingCheck.objects.create(
            day=DAY - timedelta(days=1), answered=0, whole=0, missing=0, checked_at=NIGHT
        )
    days = check_days(now=NIGHT + timedelta(days=2))
    assert days[0] == DAY - timedelta(days=4)
    assert DAY in days
    assert DAY - timedelta(days=1) not in days
    assert RecordingCheck.objects.get(day=DAY).whole == 1
    assert check_days(now=NIGHT + timedelta(days=2)) == []


def test_a_day_whose_store_was_away_is_checked_later(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed()
    store = type(current_store())
    usual = store.open

    def away(*_: Any) -> None:
        msg = "away"
        raise StoreError(msg)

    monkeypatch.setattr(store, "open", away)
    assert DAY not in check_days(now=NIGHT)
    assert FloorAlarm.objects.get().alarm == "recording_store"
    monkeypatch.setattr(store, "open", usual)
    assert check_days(now=NIGHT + timedelta(hours=1)) == [DAY]

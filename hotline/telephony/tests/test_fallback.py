"""Calls the engine's own queue served become calls, contacts and sealed recordings."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from hotline.accounts.rules.roles import Role
from hotline.contacts.models import Contact
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.absorb_fallback import absorb_fallback
from hotline.telephony.actions.check_recordings import check_recordings
from hotline.telephony.actions.end_stale_calls import end_stale_calls
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.actions.rebuild_records import rebuild_records
from hotline.telephony.models import (
    Call,
    CallEventRow,
    CallRecord,
    FloorAlarm,
    Recording,
    ReturnCall,
    Seat,
    SeatSession,
)
from hotline.telephony.tests.floor import person
from hotline.telephony.tests.reported import answered, ended, entered
from hotline.telephony.tests.sound_files import tones

BEGAN = 1795496436
NOW = datetime.fromtimestamp(BEGAN, UTC) + timedelta(minutes=30)
NOTE: dict[str, Any] = {
    "version": 1,
    "uniqueid": "hotline-1795496436.0",
    "call": "",
    "caller": "13907550001",
    "dialled": "12345",
    "began_at": BEGAN,
    "queued_at": BEGAN + 7,
    "waited_seconds": 4,
    "answered_by": "PJSIP/8001w",
    "ended_at": BEGAN + 65,
}
"""As runtime/voice_engine/README.md shows it."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    changed = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"recording_folder": tmp_path / "sealed", "recordings_dir": tmp_path / "raw"}
    )
    monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", changed)
    day = tmp_path / "raw" / f"{datetime.fromtimestamp(BEGAN, SHANGHAI):%Y/%m/%d}"
    day.mkdir(parents=True)
    return day


def _write(folder: Path, seconds: float = 65, **changes: Any) -> Path:
    note = {**NOTE, **changes}
    stem = f"fallback-{note['uniqueid']}"
    (folder / f"{stem}.raw").write_bytes(tones(1) * int(seconds))
    path = folder / f"{stem}.json"
    path.write_text(json.dumps(note))
    return path


def _sit(name: str = "wangfang") -> int:
    operator_id = person(name, Role.OPERATOR).user_id
    seat = Seat.objects.create(extension="8001")
    with writing():
        SeatSession.objects.create(
            seat=seat,
            operator_id=operator_id,
            device="browser",
            started_at=datetime.fromtimestamp(BEGAN - 3600, UTC),
        )
    return operator_id


def test_an_answered_call_becomes_call_contact_record_and_sealed_recording(folder: Path) -> None:
    operator_id = _sit()
    note = _write(folder)
    assert absorb_fallback(now=NOW) == 1
    assert not note.exists()
    call = Call.objects.get()
    assert (call.caller, call.dialled, call.seat) == ("13907550001", "12345", "8001")
    assert (call.operator_id, call.served_by_engine, call.outcome) == (
        operator_id,
        True,
        "answered",
    )
    contact = Contact.objects.get()
    assert call.contact == contact
    assert contact.operator_id == operator_id
    assert contact.closed_at == call.ended_at
    record = CallRecord.objects.get()
    assert (record.result, record.queue, record.waited_seconds) == ("answered", "fallback", 4.0)
    assert (record.talk_seconds, record.served_by_engine) == (54.0, True)
    recording = Recording.objects.get()
    assert recording.kind == "fallback"
    finalize_recording(recording_id=recording.pk, now=NOW, is_last_try=False)
    check = check_recordings(day=call.entered_at.astimezone(SHANGHAI).date(), now=NOW)
    assert (check.answered, check.whole) == (1, 1)
    assert FloorAlarm.objects.get().alarm == "fallback"
    assert not any("13907550001" in str(each.details) for each in CallEventRow.objects.all())


def test_absorbing_again_after_a_kill_doubles_nothing(folder: Path) -> None:
    note = _write(folder)
    body = note.read_text()
    absorb_fallback(now=NOW)
    before = (Call.objects.count(), CallEventRow.objects.count(), Recording.objects.count())
    note.write_text(body)  # killed before the note was removed
    assert absorb_fallback(now=NOW) == 1
    after = (Call.objects.count(), CallEventRow.objects.count(), Recording.objects.count())
    assert after == before


def test_nobody_known_at_the_seat_is_no_operator(folder: Path) -> None:
    _write(folder)
    absorb_fallback(now=NOW)
    assert (Call.objects.get().operator_id, CallRecord.objects.get().operator_id) == (None, None)
    assert CallRecord.objects.get().result == "answered"


def test_a_caller_who_gave_up_is_counted_and_listed_to_be_rung_back(folder: Path) -> None:
    _write(folder, answered_by="", waited_seconds=None)
    absorb_fallback(now=NOW)
    record = CallRecord.objects.get()
    assert (record.result, record.waited_seconds) == ("left_in_queue", 58.0)
    assert ReturnCall.objects.get().reason == "abandoned"
    assert not Contact.objects.exists()


def test_a_caller_whom_the_queue_gave_up_on_did_not_give_up(folder: Path) -> None:
    _write(folder, answered_by="", waited_seconds=None, ended_at=BEGAN + 7 + 604)
    absorb_fallback(now=NOW)
    assert CallRecord.objects.get().result == "system_ended"


def test_a_caller_who_left_during_the_announcement_never_queued(folder: Path) -> None:
    _write(folder, queued_at=None, waited_seconds=None, answered_by="", ended_at=BEGAN + 3)
    absorb_fallback(now=NOW)
    assert CallRecord.objects.get().result == "left_in_flow"


def test_a_call_that_still_goes_on_waits(folder: Path) -> None:
    note = _write(folder, ended_at=None)
    assert absorb_fallback(now=datetime.now(tz=UTC)) == 0
    assert note.exists()


def test_a_call_cut_off_with_the_engine_ends_where_its_sound_ends(folder: Path) -> None:
    note = _write(folder, ended_at=None)
    os.utime(note.with_suffix(".raw"), (BEGAN + 50, BEGAN + 50))
    assert absorb_fallback(now=NOW) == 1
    assert CallRecord.objects.get().ended_at == datetime.fromtimestamp(BEGAN + 50, UTC)


def test_a_call_that_call_control_gave_back_is_one_call(folder: Path) -> None:
    call_id = UUID("6a000000-0000-4000-8000-00000000000f")
    begun = BEGAN - datetime(2026, 11, 23, 1, 0, tzinfo=UTC).timestamp()
    entered(begun - 2, call_id=call_id)
    ended(begun - 0.5, call_id=call_id, outcome="failed")
    absorb_waiting(now=NOW)
    _write(folder, call=str(call_id))
    absorb_fallback(now=NOW)
    call = Call.objects.get()
    assert (call.outcome, call.served_by_engine) == ("answered", True)
    record = CallRecord.objects.get()
    assert (record.result, record.ended_at) == ("answered", call.ended_at)


def test_a_broken_note_is_an_alarm_and_stops_nothing(folder: Path) -> None:
    bad = folder / "fallback-a.json"
    bad.write_text('{"version":1,"uniqueid":')
    os.utime(bad, (BEGAN, BEGAN))
    _write(folder)
    assert absorb_fallback(now=NOW) == 1
    assert FloorAlarm.objects.filter(alarm="fallback_note").count() == 1
    absorb_fallback(now=NOW)
    assert FloorAlarm.objects.filter(alarm="fallback_note").count() == 1


def test_records_of_fallback_and_of_stale_calls_come_out_of_the_journal_again(
    folder: Path,
) -> None:
    _write(folder)
    absorb_fallback(now=NOW)
    entered()
    answered()
    absorb_waiting(now=NOW)
    assert end_stale_calls(now=NOW + timedelta(days=1)) == 1
    assert end_stale_calls(now=NOW + timedelta(days=1)) == 0
    assert CallRecord.objects.filter(ended_at=None).count() == 0
    before = list(CallRecord.objects.order_by("pk").values())
    done = rebuild_records(since=NOW - timedelta(days=9), until=NOW + timedelta(days=2))
    assert (done.calls, done.corrected) == (2, [])
    assert list(CallRecord.objects.order_by("pk").values()) == before

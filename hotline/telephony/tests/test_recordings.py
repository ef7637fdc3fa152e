"""Seal recordings, and listen to them whole or in parts."""

import hashlib
import io
import struct
import wave
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.finalize_recording import RawFileMissingError, finalize_recording
from hotline.telephony.models import Listening, Recording, RecordingGap, RecordingObject
from hotline.telephony.paths import raw_file
from hotline.telephony.tests.reported import START, answered, ended, entered, recording_started

PATH = "2026/11/23/6a000000.raw"
FRAMES = 8000 * 3
RAW = b"".join(struct.pack("<hh", n % 3000, -(n % 500)) for n in range(FRAMES))
LATER = START + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def _person(name: str, role: Role, department: str = "") -> User:
    grant = Grant(role, "department", department) if department else Grant(role)
    return create_account(
        username=name,
        display_name=name,
        password="x",
        grants=[grant],
        by=SYSTEM,
        now=datetime.now(tz=UTC),
        must_change_password=False,
    )


@pytest.fixture
def wang_fang() -> User:
    return _person("wangfang", Role.OPERATOR)


@pytest.fixture
def recording(wang_fang: User) -> Iterator[Recording]:
    entered()
    answered(operator_id=wang_fang.pk)
    recording_started(path=PATH)
    ended()
    absorb_waiting(now=LATER)
    raw = raw_file(PATH)
    raw.parent.mkdir(parents=True, exist_ok=True)
    raw.write_bytes(RAW + b"\x01\x02\x03")  # the engine died in the middle of a frame
    yield Recording.objects.get()
    raw.unlink(missing_ok=True)


@pytest.fixture
def sealed(recording: Recording) -> Recording:
    return finalize_recording(recording_id=recording.pk, now=LATER, is_last_try=False)


def _kept(recording: Recording) -> RecordingObject:
    return RecordingObject.objects.get(recording=recording, retired_at=None)


def _sealed_path(recording: Recording) -> Path:
    folder = Path(settings.HOTLINE_ENVIRONMENT.var) / "recordings-sealed"
    return folder / _kept(recording).name


def _sealed_bytes(recording: Recording) -> bytes:
    return _sealed_path(recording).read_bytes()


def test_an_ended_call_asks_for_its_recording_to_be_sealed(recording: Recording) -> None:
    jobs = ProcrastinateJob.objects.filter(task_name="telephony.finalize_recording")
    assert [each.args for each in jobs] == [{"recording_id": recording.pk}]


def test_a_sealed_recording_is_unreadable_on_disk_and_its_raw_file_is_gone(
    sealed: Recording,
) -> None:
    assert sealed.status == "ready"
    assert sealed.duration_seconds == 3.0
    assert not raw_file(PATH).exists()
    stored = _sealed_bytes(sealed)
    assert RAW[:64] not in stored
    assert b"RIFF" not in stored[:64]
    assert len(stored) == _kept(sealed).sealed_size
    digest = Event.objects.get(kind="recording.finalized").details["sha256"]
    assert digest == _kept(sealed).plain_sha256


def test_sealing_twice_changes_nothing(sealed: Recording) -> None:
    before = _sealed_bytes(sealed)
    finalize_recording(recording_id=sealed.pk, now=LATER, is_last_try=True)
    assert _sealed_bytes(sealed) == before
    assert Event.objects.filter(kind="recording.finalized").count() == 1


def test_a_missing_raw_file_is_tried_again_and_then_given_up(recording: Recording) -> None:
    raw_file(PATH).unlink()
    with pytest.raises(RawFileMissingError):
        finalize_recording(recording_id=recording.pk, now=LATER, is_last_try=False)
    lost = finalize_recording(recording_id=recording.pk, now=LATER, is_last_try=True)
    assert lost.status == "lost"
    assert Event.objects.filter(kind="recording.lost").exists()
    assert RecordingGap.objects.get().reason == "raw_missing"
    assert Event.objects.filter(kind="call.recording_gap_found").count() == 1


@pytest.fixture(autouse=True)
def _just_after_the_call() -> Iterator[None]:
    with time_machine.travel(START + timedelta(minutes=5)):
        yield


def _say_why(client: Client, recording: Recording, reason: str = "order") -> int:
    body = {"reason": reason}
    address = f"/api/recordings/{recording.pk}/listenings"
    answer = client.post(address, body, content_type="application/json")
    return int(answer.json().get("id", 0))


def _listen(
    client: Client, recording: Recording, part: str = "", listening: int = 0
) -> tuple[int, bytes, str]:
    headers = {"Range": part} if part else {}
    query = {"listening": str(listening)} if listening else {}
    response = client.get(f"/api/recordings/{recording.pk}", query, headers=headers)
    streamed = getattr(response, "streaming_content", None)
    body = b"".join(streamed) if streamed is not None else response.content
    return response.status_code, body, response.headers.get("Content-Range", "")


def test_the_operator_hears_a_wav_with_the_citizen_left(
    client: Client, wang_fang: User, sealed: Recording
) -> None:
    client.force_login(wang_fang)
    status, body, _ = _listen(client, sealed)
    assert status == 200, body
    assert hashlib.sha256(body).hexdigest() == _kept(sealed).plain_sha256
    with wave.open(io.BytesIO(body)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (2, 8000, 2)
        assert sound.getnframes() == FRAMES
        assert sound.readframes(FRAMES) == RAW


@pytest.mark.parametrize(
    ("part", "start", "end"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=44-", 44, None),
        ("bytes=1000-1000", 1000, 1000),
        ("bytes=12345-54321", 12345, 54321),
        ("bytes=-17", -17, None),
        ("bytes=10-99999999", 10, None),
    ],
)
def test_a_part_is_exactly_that_part(
    client: Client, wang_fang: User, sealed: Recording, part: str, start: int, end: int | None
) -> None:
    client.force_login(wang_fang)
    _, whole, _ = _listen(client, sealed)
    status, body, content_range = _listen(client, sealed, part)
    assert status == 206
    assert body == whole[start : None if end is None else end + 1]
    first = start if start >= 0 else len(whole) + start
    assert content_range == f"bytes {first}-{first + len(body) - 1}/{len(whole)}"


def test_a_part_beyond_the_end_is_refused(
    client: Client, wang_fang: User, sealed: Recording
) -> None:
    client.force_login(wang_fang)
    status, _, content_range = _listen(client, sealed, "bytes=999999999-")
    assert status == 416
    assert content_range == f"bytes */{_kept(sealed).plain_size}"


def test_every_listening_is_recorded_but_not_every_piece_of_it(
    client: Client, wang_fang: User, sealed: Recording
) -> None:
    client.force_login(wang_fang)
    _listen(client, sealed, "bytes=0-")
    _listen(client, sealed, "bytes=50000-")
    _listen(client, sealed, "bytes=70000-")
    heard = Event.objects.filter(kind="recording.listened")
    assert [each.actor_id for each in heard] == [wang_fang.pk]
    _listen(client, sealed)
    assert heard.all().count() == 2


def test_skipping_the_beginning_does_not_skip_the_record(
    client: Client, wang_fang: User, sealed: Recording
) -> None:
    client.force_login(wang_fang)
    _listen(client, sealed, "bytes=1-")
    assert Event.objects.filter(kind="recording.listened").count() == 1


@pytest.mark.parametrize(
    ("role", "department", "status"),
    [
        (Role.TEAM_LEADER, "", 200),
        (Role.REVIEWER, "", 200),
        (Role.FOLLOW_UP_OPERATOR, "", 200),
        (Role.OPERATOR, "", 404),  # a colleague's call
        (Role.DISPATCHER, "", 403),
        (Role.HANDLER, "1", 403),
        (Role.ADMINISTRATOR, "", 403),
    ],
)
def test_who_may_listen(
    client: Client, sealed: Recording, role: Role, department: str, status: int
) -> None:
    client.force_login(_person("visitor", role, department))
    listening = _say_why(client, sealed)
    assert _listen(client, sealed, listening=listening)[0] == status
    assert Event.objects.filter(kind="recording.listened").exists() is (status == 200)


def test_nobody_listens_without_signing_in(client: Client, sealed: Recording) -> None:
    assert _listen(client, sealed)[0] == 401


def test_a_recording_still_being_written_says_so(
    client: Client, wang_fang: User, recording: Recording
) -> None:
    client.force_login(wang_fang)
    response = client.get(f"/api/recordings/{recording.pk}")
    assert (response.status_code, response.json()["code"]) == (409, "recording_not_ready")


def _moment(client: Client, recording: Recording, second: str) -> tuple[int, bytes]:
    answer = client.get(f"/api/calls/{recording.call_id}/moment", {"second": second})
    return answer.status_code, answer.content


def test_the_operator_hears_a_moment_before_the_recording_is_sealed(
    client: Client, wang_fang: User, recording: Recording
) -> None:
    client.force_login(wang_fang)
    status, body = _moment(client, recording, "1.6")
    with wave.open(io.BytesIO(body)) as sound:
        assert (status, sound.getnchannels()) == (200, 2)
        assert sound.readframes(FRAMES) == RAW[8000 * 4 :]
    assert _moment(client, recording, "0")[0] == 200
    assert Event.objects.filter(kind="recording.listened").count() == 1
    assert [each.sent for each in Listening.objects.all()] == [[[0.0, 3.0]]]
    assert _moment(client, recording, "9")[0] == 409
    assert _moment(client, recording, "nan")[0] == 422
    finalize_recording(recording_id=recording.pk, now=LATER, is_last_try=False)
    assert _moment(client, recording, "1")[0] == 409


def test_nobody_else_hears_a_moment(client: Client, wang_fang: User, recording: Recording) -> None:
    client.force_login(_person("leader", Role.TEAM_LEADER))
    assert _moment(client, recording, "1")[0] == 404
    with time_machine.travel(START + timedelta(days=1)):
        client.force_login(wang_fang)
        assert _moment(client, recording, "1")[0] == 404
    assert not Listening.objects.exists()

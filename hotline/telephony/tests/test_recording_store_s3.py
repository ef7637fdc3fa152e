"""The same care with an S3-compatible store."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.conf import settings
from moto.server import ThreadedMotoServer
from pydantic import SecretStr

from hotline.telephony.actions.archive_recordings import archive_recordings
from hotline.telephony.actions.check_recordings import check_recordings
from hotline.telephony.actions.expire_recordings import erase_retired, expire_recordings
from hotline.telephony.actions.reread_recordings import reread_recordings
from hotline.telephony.models import RecordingGap, RecordingObject
from hotline.telephony.recording_store import MissingObjectError, current_store
from hotline.telephony.sealing import read_sound
from hotline.telephony.tests.sound_files import sealed
from hotline.telephony.tests.test_recording_care import DAY, MONTH_LATER, NIGHT

BUCKET = "recordings"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def bucket(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    changed = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={
            "recordings_dir": tmp_path / "raw",
            "var": tmp_path,
            "recording_store": "s3",
            "s3_endpoint": endpoint,
            "s3_bucket": BUCKET,
            "s3_access_key": "key",
            "s3_secret_key": SecretStr("secret"),
        }
    )
    monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", changed)
    client = _client(endpoint)
    client.create_bucket(Bucket=BUCKET)
    yield
    for each in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=each["Key"])


def _client(endpoint: str) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )


def _names(endpoint: str) -> list[str]:
    found = _client(endpoint).list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return [each["Key"] for each in found]


def test_a_recording_lives_its_whole_life_in_an_object_store(endpoint: str, tmp_path: Path) -> None:
    recording = sealed()
    assert len(_names(endpoint)) == 1
    assert not list((tmp_path / "recordings-outgoing").rglob("*.part"))
    assert check_recordings(day=DAY, now=NIGHT).whole == 1
    assert reread_recordings(day=DAY, now=NIGHT) == (1, 0)
    assert archive_recordings(now=MONTH_LATER) == 1
    kept = RecordingObject.objects.get(recording=recording, retired_at=None)
    assert (kept.store, b"".join(read_sound(kept, 0, 4))) == ("s3", b"OggS")
    later = MONTH_LATER.replace(year=2031)
    erase_retired(now=later)
    assert _names(endpoint) == [kept.name]
    assert expire_recordings(now=later) == 1
    erase_retired(now=later.replace(year=2032))
    assert _names(endpoint) == []


def test_an_object_lost_there_is_a_gap(endpoint: str) -> None:
    sealed()
    _client(endpoint).delete_object(Bucket=BUCKET, Key=_names(endpoint)[0])
    assert check_recordings(day=DAY, now=NIGHT).missing == 1
    assert RecordingGap.objects.get().reason == "object_missing"


def test_an_object_changed_there_is_damaged(endpoint: str) -> None:
    sealed()
    [name] = _names(endpoint)
    client = _client(endpoint)
    body = bytearray(client.get_object(Bucket=BUCKET, Key=name)["Body"].read())
    body[-20] ^= 1
    client.put_object(Bucket=BUCKET, Key=name, Body=bytes(body))
    assert reread_recordings(day=DAY, now=NIGHT) == (1, 1)
    assert RecordingGap.objects.get().reason == "damaged"


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(MissingObjectError):
        current_store().open("2026/nothing.wav.sm4")

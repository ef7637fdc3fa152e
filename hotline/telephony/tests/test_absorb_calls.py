"""The absorbing process: fast after a notification, steady without one, gone when asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from contracts.call_events import NOTIFY_CHANNEL
from hotline.telephony.models import CallEventRow
from hotline.telephony.tests.reported import entered, report

pytestmark = pytest.mark.django_db(transaction=True)
_PATIENCE = 60.0


def _address() -> str:
    """Return the test database as a URI, the only form settings take."""
    here = connection.settings_dict
    query = make_conninfo("", host=here["HOST"], port=here["PORT"]).replace(" ", "&")
    return f"postgresql://{here['USER']}@/{here['NAME']}?{query.replace(chr(39), '')}"


def _wait_until_absorbed() -> float:
    """Return how many seconds it took."""
    started = time.monotonic()
    while CallEventRow.objects.filter(absorbed_at__isnull=True).exists():
        assert time.monotonic() - started < _PATIENCE, "not absorbed"
        time.sleep(0.005)
    return time.monotonic() - started


@pytest.fixture
def process() -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(
        [sys.executable, "-m", "hotline.manage", "absorb_calls"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": _address()},
        stdout=subprocess.DEVNULL,
    )
    yield started
    started.kill()
    started.wait()


def _notify() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"NOTIFY {NOTIFY_CHANNEL}")


def test_a_notified_event_is_absorbed_at_once_and_an_unnotified_one_within_seconds(
    process: subprocess.Popen[bytes],
) -> None:
    entered()
    _wait_until_absorbed()
    time.sleep(1.5)
    report("call.queued", 3, queue="general", language="zh", position=1)
    _notify()
    notified = _wait_until_absorbed()
    report("call.held", 5, operator_id=1)
    unnotified = _wait_until_absorbed()
    assert notified < 0.5, f"{notified:.3f} s after the notification"
    assert unnotified < 3, f"{unnotified:.3f} s without one"
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0

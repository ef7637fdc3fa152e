"""Notices that go out at the same moment never overstep the budget together."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hotline.messaging.actions.send_notice import send_notice
from hotline.messaging.channels.sms.tests.http_gateway import Gateway, listening, profile
from hotline.messaging.models import CitizenNotice, NoticeMeter
from hotline.messaging.rules.notices import NoticeState
from hotline.messaging.tests.notices import templates, told
from tests.cast import NOW, Cast

_AT_ONCE = 8


@pytest.fixture(name="gateway")
def _gateway(settings: Any, tmp_path: Path, cast: Cast) -> Iterator[Gateway]:
    del cast
    templates()
    with listening() as gateway:
        file = tmp_path / "channels.toml"
        file.write_text(profile(gateway.port), "utf-8")
        settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
            update={"channels_file": file}
        )
        yield gateway


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_and_money_for_two_sends_two(gateway: Gateway) -> None:
    NoticeMeter.objects.create(day="2026-11-24", channel="sms", purpose="survey", cost_fen=59_990)
    wanted = [told("handled").pk for _ in range(_AT_ONCE)]
    start = threading.Barrier(_AT_ONCE)

    def send(notice_id: int) -> None:
        try:
            start.wait()
            send_notice(notice_id=notice_id, now=NOW)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(each,)) for each in wanted]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    states = list(CitizenNotice.objects.values_list("state", flat=True))
    assert (states.count(NoticeState.SENT), states.count(NoticeState.HELD)) == (2, 6)
    assert len(gateway.got) == 2
    meter = NoticeMeter.objects.get(purpose="notice")
    assert (meter.notices, float(meter.cost_fen)) == (2, 9.0)

"""From a notice to the carrier and back, over a real connection."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.messaging.actions.note_report import REPORT_TASK, Report, note_report
from hotline.messaging.actions.send_notice import send_notice
from hotline.messaging.channels.sms import carrier
from hotline.messaging.channels.sms.tests.ismg import Ismg
from hotline.messaging.channels.sms.tests.lines import carried, cmpp, until
from hotline.messaging.models import ChannelPulse, CitizenNotice, Conversation, Message, OptOut
from hotline.messaging.rules.notices import NoticeState
from hotline.messaging.tests.notices import templates, told
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db(transaction=True)
_LONG = "您反映的事项正在办理中，" * 12


@pytest.fixture(name="ismg", params=["2.0", "3.0"])
def _ismg(
    request: pytest.FixtureRequest,
    settings: Any,
    tmp_path: Path,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Ismg]:
    del cast
    monkeypatch.setattr(carrier, "now", lambda: NOW)
    ismg = Ismg(version=request.param)
    port = ismg.start()
    file = tmp_path / "channels.toml"
    file.write_text(
        f"""
[sms.main]
protocol = "cmpp"
[sms.main.cmpp]
host = "127.0.0.1"
port = {port}
version = "{ismg.version}"
source_addr = "901234"
secret = "shared"
src_id = "10690123"
""",
        "utf-8",
    )
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file, "var": tmp_path}
    )
    templates()
    with carried(cmpp(port, version=ismg.version, answer_seconds=1.5)):
        until(lambda: ismg.logins == 1)
        yield ismg
    ismg.stop()


def test_a_long_notice_goes_out_in_parts_and_its_report_comes_back(ismg: Ismg) -> None:
    notice = told("handled", values={"title": _LONG, "number": "HK202611280001"})
    sent = send_notice(notice_id=notice.pk, now=NOW)
    assert (sent.state, sent.fault) == (NoticeState.SENT, "")
    assert len(ismg.submitted) == sent.segments == 3
    assert [each.content[:3] for each in ismg.submitted] == [b"\5\0\3"] * 3
    assert [each.content[5] for each in ismg.submitted] == [1, 2, 3]
    text = "".join(each.content[6:].decode("utf-16-be") for each in ismg.submitted)
    assert text == sent.text
    assert [each.is_reported for each in ismg.submitted] == [False, False, True]
    ismg.report(ismg.submitted[-1].msg_id, "DELIVRD")
    until(lambda: len(ismg.acknowledged) == 1)
    job = ProcrastinateJob.objects.get(task_name=REPORT_TASK)
    for _ in range(2):
        note_report(Report(**job.args), now=NOW)
    assert CitizenNotice.objects.get().report == "DELIVRD"


def test_what_citizens_write_is_heard_once(ismg: Ismg) -> None:
    survey = send_notice(notice_id=told("survey_solved").pk, now=NOW)
    for each in ("1", "路灯还是不亮", "ＴＤ"):
        msg_id = ismg.deliver(each.encode("utf-16-be"))
        ismg.deliver(each.encode("utf-16-be"), msg_id=msg_id)
    until(lambda: len(ismg.acknowledged) == 6)
    survey.refresh_from_db()
    assert survey.answer == "1"
    assert [each.text for each in Message.objects.all()] == ["路灯还是不亮"]
    assert Conversation.objects.get().peer == "13907551234"
    assert OptOut.objects.count() == 1
    assert told("handled").state == NoticeState.OPTED_OUT


def test_a_long_message_is_one_whatever_order_its_parts_come_in(ismg: Ismg) -> None:
    raw = "海甸岛人民大道路灯不亮😀已经三天了".encode("utf-16-be")
    cut = raw.index("😀".encode("utf-16-be")) + 2  # within the sign
    for number, part in ((2, raw[cut:]), (1, raw[:cut])):
        content = bytes((5, 0, 3, 9, 2, number)) + part
        msg_id = ismg.deliver(content, udhi=1)
        ismg.deliver(content, udhi=1, msg_id=msg_id)
    until(lambda: len(ismg.acknowledged) == 4)
    assert [each.text for each in Message.objects.all()] == ["海甸岛人民大道路灯不亮😀已经三天了"]


def test_a_refusal_is_told_and_a_broken_line_made_again(ismg: Ismg) -> None:
    ismg.result = 13
    refused = send_notice(notice_id=told("handled").pk, now=NOW)
    assert (refused.state, refused.fault) == (
        NoticeState.FAILED,
        "短信网关拒绝（13）：接收号码错误。",
    )
    ismg.result = 0
    ismg.drop()
    until(lambda: ismg.logins == 2)
    notice = told("handled")
    until(lambda: send_notice(notice_id=notice.pk, now=NOW).state == NoticeState.SENT)
    pulse = ChannelPulse.objects.get(channel="sms")
    assert pulse.faults_since_well == 0


def test_a_part_whose_answer_got_lost_is_asked_about_and_not_sent_as_another(ismg: Ismg) -> None:
    ismg.loses = {2}
    notice = told("handled", values={"title": _LONG, "number": "HK202611280001"})
    sent = send_notice(notice_id=notice.pk, now=NOW)
    assert (sent.state, sent.fault) == (NoticeState.SENT, "")
    assert [each.number for each in ismg.submitted] == [1, 2, 3]
    ismg.loses, ismg.repeats_say = {2}, 3
    notice = told("handled", values={"title": _LONG, "number": "HK202611280002"})
    assert send_notice(notice_id=notice.pk, now=NOW).state == NoticeState.SENT
    assert [each.number for each in ismg.submitted[3:]] == [1, 2, 3]


def test_after_a_broken_line_only_what_nobody_answered_for_goes_out_again(ismg: Ismg) -> None:
    ismg.breaks = {2}
    notice = told("handled", values={"title": _LONG, "number": "HK202611280001"})
    assert send_notice(notice_id=notice.pk, now=NOW).state == NoticeState.QUEUED
    until(lambda: ismg.logins == 2)
    later = NOW + timedelta(hours=1)
    assert send_notice(notice_id=notice.pk, now=later).state == NoticeState.SENT
    assert [each.number for each in ismg.submitted] == [1, 2, 2, 3]
    assert len({each.content[3] for each in ismg.submitted}) == 1

"""Notices to citizens: at once, later, or not at all."""

from datetime import timedelta
from decimal import Decimal

import pytest

from hotline.core.guarded import writing
from hotline.core.models.event import Event
from hotline.messaging.actions.send_notice import list_due_notices, send_notice
from hotline.messaging.models import CitizenNotice, Message, OptOut
from hotline.messaging.notice_errors import NoTemplate, NoticeInvalid
from hotline.messaging.rules.notices import Holding, NoticeState
from hotline.messaging.rules.sending import SendState
from hotline.messaging.tests.letters import received
from hotline.messaging.tests.notices import templates, told
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
AT_NOON = NOW + timedelta(hours=3)
"""13:00 in the city, when nobody is to be disturbed."""


@pytest.fixture(autouse=True)
def _templates(cast: Cast) -> None:
    del cast
    templates()


def test_a_notice_is_worded_counted_and_sealed() -> None:
    notice = told("handled")
    assert notice.text == (
        "【海口12345】您反映的“路灯不亮”（HK202611280001）承办单位已答复，"
        "热线将在24小时内回访；可凭回执号查看答复。退订回T"
    )
    assert (notice.state, notice.segments) == (NoticeState.QUEUED, 1)
    assert notice.cost_fen == Decimal("4.5")
    columns = CitizenNotice.objects.filter(pk=notice.pk).extra(select={"raw": "peer || text"})
    assert "13907551234" not in columns.values_list("raw", flat=True)[0]
    assert "1390" not in str(Event.objects.get(kind="citizen_notice.written").details)


def test_a_notice_waits_for_the_end_of_the_noon_rest_and_a_code_does_not() -> None:
    notice = told("handled", now=AT_NOON)
    assert (notice.state, notice.holding) == (NoticeState.HELD, Holding.QUIET)
    assert notice.next_try_at == NOW + timedelta(hours=4, minutes=30)
    assert send_notice(notice_id=notice.pk, now=AT_NOON).tries == 0
    assert told("phone_code", now=AT_NOON).state == NoticeState.QUEUED
    assert told("receipt", now=AT_NOON).state == NoticeState.QUEUED
    assert notice.pk in list_due_notices(NOW + timedelta(hours=4, minutes=30))


def test_who_opted_out_gets_codes_and_receipts_only() -> None:
    index = told("phone_code").peer_index
    with writing():
        OptOut.objects.create(channel="sms", peer_index=index, since=NOW)
    assert told("handled").state == NoticeState.OPTED_OUT
    assert told("survey_solved").state == NoticeState.OPTED_OUT
    assert told("receipt").state == NoticeState.QUEUED


def test_who_opts_out_while_a_notice_waits_does_not_get_it() -> None:
    notice = told("handled", now=AT_NOON)
    with writing():
        OptOut.objects.create(channel="sms", peer_index=notice.peer_index, since=NOW)
    later = NOW + timedelta(hours=5)
    assert send_notice(notice_id=notice.pk, now=later).state == NoticeState.OPTED_OUT


def test_without_an_account_it_is_tried_again_and_given_up() -> None:
    notice, moment = told("phone_code"), NOW
    for _ in range(7):
        notice = send_notice(notice_id=notice.pk, now=moment)
        moment = notice.next_try_at or moment
    assert (notice.state, notice.tries) == (NoticeState.FAILED, 7)
    assert "sms/main" in notice.fault
    assert notice.text == ""
    assert Event.objects.filter(kind="citizen_notice.failed").count() == 1


def test_within_a_conversation_it_is_one_of_its_messages() -> None:
    conversation = received().conversation
    notice = told("handled", phone="", conversation=conversation)
    assert "【" not in notice.text
    assert "退订" not in notice.text
    sent = send_notice(notice_id=notice.pk, now=NOW)
    assert sent.state == NoticeState.SENT
    assert not sent.cost_fen
    message = Message.objects.get(is_ours=True)
    assert (sent.message_id, message.state) == (message.pk, SendState.QUEUED)
    assert message.text == sent.text


def test_what_cannot_be_worded_or_reached_is_refused() -> None:
    with pytest.raises(NoTemplate):
        told("nothing", values={})
    with pytest.raises(NoticeInvalid, match="缺少：title"):
        told("handled", values={"number": "1"})
    for number in ("089812345", "110", "匿名", ""):
        with pytest.raises(NoticeInvalid, match="手机"):
            told("handled", phone=number)
    assert not CitizenNotice.objects.exists()

"""A gateway over HTTP: what we send it, and what it pushes to us."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.core.models.event import Event
from hotline.messaging.actions.check_account import check_account
from hotline.messaging.actions.note_report import REPORT_TASK, Report, note_report
from hotline.messaging.actions.send_notice import send_notice
from hotline.messaging.actions.send_out import send_out
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.adapters import Outgoing
from hotline.messaging.channels.sms.http_gateway import send_by_http
from hotline.messaging.channels.sms.settings import HttpSettings
from hotline.messaging.channels.sms.signing import is_signed
from hotline.messaging.channels.sms.tests.http_gateway import SECRET, Gateway, listening, profile
from hotline.messaging.models import CitizenNotice, Conversation, Message, NoticeMeter, OptOut
from hotline.messaging.rules.incoming import MessageKind
from hotline.messaging.rules.notices import Holding, NoticeState
from hotline.messaging.tests.notices import templates, told
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
MESSAGES, REPORTS = "/api/channels/sms/main/messages", "/api/channels/sms/main/reports"


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


def _push(path: str, items: Any, *, secret: str = SECRET, age: int = 0) -> Any:
    body = items if isinstance(items, bytes) else json.dumps({"list": items}).encode()
    stamp = str(int(time.time()) - age)
    words = stamp.encode() + b"n1" + body
    headers = {
        "X-Timestamp": stamp,
        "X-Nonce": "n1",
        "X-Signature": hmac.new(secret.encode(), words, hashlib.sha256).hexdigest(),
    }
    return Client().post(path, body, content_type="application/json", headers=headers)


def test_a_code_goes_out_signed_is_charged_and_forgotten(gateway: Gateway) -> None:
    sent = send_notice(notice_id=told("phone_code").pk, now=NOW)
    assert (sent.state, sent.external_id, sent.text) == (NoticeState.SENT, "g-1", "")
    assert gateway.got == [
        {
            "mobile": "13907551234",
            "content": "【海口12345】您的验证码是 482913，5 分钟内有效。请勿告诉他人，"
            "12345工作人员不会向您索要。",
            "extno": "01",
            "ref": str(-sent.pk),
        }
    ]
    assert gateway.badly_signed == 0
    meter = NoticeMeter.objects.get()
    assert (meter.purpose, meter.notices, meter.segments) == ("code", 1, 1)
    assert meter.cost_fen == Decimal("4.5")
    assert send_notice(notice_id=sent.pk, now=NOW).tries == 1


def test_a_form_signed_in_a_field_by_the_national_digest(gateway: Gateway) -> None:
    profile = HttpSettings.model_validate(
        {
            "url": f"http://127.0.0.1:{gateway.port}/",
            "format": "form",
            "secret": SECRET,
            "fields": {"mobile": "{phone}", "content": "{text}", "ts": "{timestamp}"},
            "signature": {
                "place": "field",
                "name": "sign",
                "of": "{mobile}{ts}",
                "algorithm": "sm3",
            },
        }
    )
    outgoing = Outgoing(message_id=1, peer="13907551234", kind=MessageKind.TEXT, text="您好&再见")
    assert send_by_http(profile, outgoing) == "g-1"
    sent = dict(parse_qsl(gateway.raw[0].decode()))
    assert sent["content"] == "您好&再见"
    words = sent["mobile"] + sent["ts"]
    assert is_signed(words, sent["sign"], SECRET, algorithm="sm3", encoding="hex")
    assert not is_signed(words + "0", sent["sign"], SECRET, algorithm="sm3", encoding="hex")


@pytest.mark.parametrize(
    ("status", "answer", "state", "why"),
    [
        (200, {"code": 4001, "message": "空号"}, NoticeState.FAILED, "短信网关拒绝（4001）：空号"),
        (200, {"code": 9, "message": "忙"}, NoticeState.QUEUED, "短信网关拒绝（9）：忙"),
        (503, {}, NoticeState.QUEUED, "短信网关应答异常（HTTP 503）。"),
        (200, b"<html>", NoticeState.QUEUED, "短信网关的应答无法识别。"),
        (200, [1], NoticeState.QUEUED, "短信网关拒绝（）："),
    ],
)
def test_what_the_gateway_does_not_take(
    gateway: Gateway, status: int, answer: Any, state: NoticeState, why: str
) -> None:
    gateway.status, gateway.answer = status, answer
    notice = send_notice(notice_id=told("handled").pk, now=NOW)
    assert (notice.state, notice.fault) == (state, why)
    meter = NoticeMeter.objects.get()
    assert (meter.notices, meter.segments, int(meter.cost_fen)) == (0, 0, 0)


def test_when_the_money_is_spent_notices_wait_and_somebody_is_told(gateway: Gateway) -> None:
    NoticeMeter.objects.create(day="2026-11-24", channel="sms", purpose="notice", cost_fen=59_998)
    for _ in range(2):
        held = send_notice(notice_id=told("handled").pk, now=NOW)
        assert (held.state, held.holding) == (NoticeState.HELD, Holding.BUDGET)
        assert held.next_try_at is not None
        assert held.next_try_at.isoformat() == "2026-11-24T16:00:00+00:00"
    assert send_notice(notice_id=told("phone_code").pk, now=NOW).state == NoticeState.SENT
    assert len(gateway.got) == 1
    assert Event.objects.filter(kind="notice_budget.reached").count() == 1


def test_reports_are_noted_once(gateway: Gateway) -> None:
    del gateway
    send_notice(notice_id=told("handled").pk, now=NOW)
    assert _push(REPORTS, [{"id": "g-1", "phone": "1", "status": "DELIVRD"}]).content == (
        b'{"code":0}'
    )
    job = ProcrastinateJob.objects.get(task_name=REPORT_TASK)
    note_report(Report(**job.args), now=NOW)
    note_report(Report(**{**job.args, "status": "EXPIRED"}), now=NOW)
    assert CitizenNotice.objects.get().report == "DELIVRD"


def test_a_first_message_gets_its_receipt_and_an_answer_is_signed(
    gateway: Gateway, cast: Cast
) -> None:
    items = [{"id": "m-1", "phone": "13907551234", "text": "路灯不亮"}]
    for _ in range(2):
        _push(MESSAGES, items)
    _push(MESSAGES, [{"id": "m-2", "phone": "13907551234", "text": "三天了"}])
    _push(MESSAGES, [{"id": "m-3", "phone": "10690000", "text": "您的套餐"}])
    conversation = Conversation.objects.get(peer_index=blind_index("13907551234"))
    receipt = CitizenNotice.objects.get()
    assert (receipt.purpose, receipt.reference) == ("receipt", conversation.number)
    assert conversation.code in receipt.text
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    reply = write(conversation_id=conversation.pk, text="在路口吗？", by=cast.wang_fang, now=NOW)
    assert send_out(message_id=reply.pk, now=NOW).external_id == "g-1"
    assert gateway.got[-1]["content"] == "【海口12345】在路口吗？"
    assert NoticeMeter.objects.get().purpose == "reply"


def test_messages_are_pushed_once_each(gateway: Gateway) -> None:
    del gateway
    items = [
        {"id": "m-1", "phone": "+8613907551234", "text": "路灯不亮"},
        {"id": "m-2", "phone": "13907551234", "text": "退订"},
    ]
    for _ in range(2):
        assert _push(MESSAGES, items).status_code == 200
    assert [each.text for each in Message.objects.all()] == ["路灯不亮"]
    assert OptOut.objects.count() == 1
    _push(MESSAGES, [{"id": "m-3", "phone": "13907551234", "text": "恢复"}])
    assert not OptOut.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"\xff\xfe", 403),
        (b"[" * 100_000, 422),
        (b'{"list":[{"phone":"1","text":"x"}]}', 422),
        (b'{"list":[{"id":"1","text":"x"}]}', 422),
        (b'{"list":[7]}', 422),
    ],
)
def test_a_push_that_cannot_be_read_is_refused(gateway: Gateway, body: bytes, status: int) -> None:
    del gateway
    assert _push(MESSAGES, body).status_code == status
    assert not Message.objects.exists()


def test_a_push_by_somebody_else_is_refused(gateway: Gateway) -> None:
    del gateway
    items = [{"id": "m-1", "phone": "13907551234", "text": "x"}]
    assert _push(MESSAGES, items, secret="guess").status_code == 403
    assert _push(MESSAGES, items, age=301).status_code == 403
    assert Client().post(MESSAGES, b"{}", content_type="application/json").status_code == 403
    assert _push("/api/channels/sms/other/messages", items).status_code == 404
    assert not Message.objects.exists()


def test_the_check_reaches_the_gateway_and_says_when_it_does_not(
    gateway: Gateway, settings: Any, tmp_path: Path
) -> None:
    assert check_account(channel=Channel.SMS, account="main", now=NOW) == ""
    assert gateway.got == []
    file = tmp_path / "nobody.toml"
    file.write_text(profile(1), "utf-8")
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file}
    )
    assert check_account(channel=Channel.SMS, account="main", now=NOW) == (
        "连不上短信网关 127.0.0.1:1。"
    )

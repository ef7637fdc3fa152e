"""Letters come from a real mailbox: each once, in its conversation, answered once (CHN-05)."""

from datetime import timedelta
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.messaging import accounts
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.fetch import fetch
from hotline.messaging.actions.send_out import send_out
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.channels.email import taking
from hotline.messaging.channels.email.tests.post import CITIZEN, letter, raw
from hotline.messaging.channels.email.tests.servers import (
    HOST,
    SMTP_PASSWORD,
    SMTP_USER,
    USER,
    Box,
    ImapServer,
)
from hotline.messaging.models import ChannelPulse, Conversation, Message, MessageFile
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.rules.sending import SendState
from tests.cast import NOW, Cast


@pytest.fixture(autouse=True)
def _account(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, imap: ImapServer, box: Box, smtp: Any
) -> None:
    """Set up one account, as a site does."""
    file = tmp_path / "channels.toml"
    file.write_text(
        f"""
[email.main]
address = "hotline@hotline.gov.cn"
imap_host = "{HOST}"
imap_port = {imap.port}
imap_encryption = "starttls"
imap_user = "{USER}"
imap_password = "plain-horse"
mailbox = "{box.name}"
backlog_days = 365
smtp_host = "{HOST}"
smtp_port = {smtp.port}
smtp_user = "{SMTP_USER}"
smtp_password = "{SMTP_PASSWORD}"
ca_file = "{imap.certificate.cert}"
""",
        encoding="utf-8",
    )
    monkeypatch.setattr(accounts, "file_of_accounts", lambda: file)


def _send_all() -> None:
    for each in Message.objects.filter(state=SendState.QUEUED):
        assert send_out(message_id=each.pk, now=NOW).state == SendState.SENT


def test_a_letter_opens_a_conversation_and_is_acknowledged_once(
    cast: Cast, box: Box, smtp: Any
) -> None:
    del cast
    box.put(letter(files=(("路灯.png", "image/png", b"\x89PNG"),)))
    assert fetch(now=NOW) == 1
    conversation = Conversation.objects.get()
    assert (conversation.channel, conversation.peer, conversation.peer_name) == (
        "email",
        CITIZEN,
        "陈静",
    )
    assert conversation.subject == "路灯不亮"
    assert MessageFile.objects.get().name == "路灯.png"
    assert fetch(now=NOW + timedelta(minutes=1)) == 0
    _send_all()
    (answer,) = smtp.handler.letters
    assert answer["In-Reply-To"] == "<m-1@example.com>"
    assert answer["Auto-Submitted"] == "auto-replied"
    text = answer.get_payload(decode=True).decode()
    assert conversation.number in text
    assert conversation.code in text
    assert smtp.handler.recipients == [CITIZEN]
    assert conversation.code not in str(list(Event.objects.values_list("details", flat=True)))


def test_a_mailbox_numbered_anew_is_read_again_and_nothing_comes_twice(
    cast: Cast, box: Box
) -> None:
    del cast
    box.put(letter(), letter("没有编号的信", message_id=""))
    assert fetch(now=NOW) == 2
    first = ChannelPulse.objects.get(channel="email").cursor
    box.number_anew()
    box.put(letter("新来的信", message_id="<m-9@example.com>"))
    assert fetch(now=NOW) == 1
    assert ChannelPulse.objects.get(channel="email").cursor != first
    assert Message.objects.filter(is_ours=False).count() == 3


def test_more_letters_than_one_round_holds_all_come(
    cast: Cast, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    del cast
    monkeypatch.setattr(taking, "_MOST_LETTERS", 3)
    box.put(*(letter(message_id=f"<n-{each}@example.com>") for each in range(7)))
    assert fetch(now=NOW) == 7
    assert Conversation.objects.count() == 7
    assert Message.objects.filter(is_ours=True).count() == 5, "one peer is acknowledged so often"


def test_answers_join_by_what_they_answer_and_by_the_receipt(
    cast: Cast, box: Box, smtp: Any
) -> None:
    box.put(letter())
    fetch(now=NOW)
    conversation = Conversation.objects.get()
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    write(conversation_id=conversation.pk, text="请问是几号路灯？", by=cast.wang_fang, now=NOW)
    _send_all()
    asked = smtp.handler.letters[-1]
    assert asked["Auto-Submitted"] is None
    subject = str(make_header(decode_header(asked["Subject"])))
    assert subject == f"Re: 路灯不亮 [{conversation.number}]"
    box.put(
        letter("12 号。", message_id="<m-2@example.com>", references=str(asked["Message-ID"])),
        letter(
            "还有 13 号。", message_id="<m-3@example.com>", subject=f"补充 {conversation.number}"
        ),
        letter("也是我。", message_id="<m-4@example.com>", references="<m-1@example.com>"),
    )
    assert fetch(now=NOW + timedelta(minutes=5)) == 3
    assert Conversation.objects.count() == 1
    assert conversation.messages.filter(is_ours=False).count() == 4
    assert Message.objects.filter(is_ours=True).count() == 2


def test_a_stranger_who_knows_the_receipt_does_not_get_into_the_conversation(
    cast: Cast, box: Box
) -> None:
    del cast
    box.put(letter())
    fetch(now=NOW)
    number = Conversation.objects.get().number
    box.put(
        letter(
            "我是别人",
            sender="mallory@example.org",
            message_id="<x-1@example.org>",
            references="<m-1@example.com>",
            subject=f"Re: 路灯不亮 [{number}]",
        )
    )
    fetch(now=NOW)
    assert Conversation.objects.count() == 2


def test_after_the_end_an_answer_opens_another_conversation(cast: Cast, box: Box) -> None:
    del cast
    box.put(letter())
    fetch(now=NOW)
    first = Conversation.objects.get()
    close_conversation(conversation_id=first.pk, closing=Closing.ANSWERED, by=SYSTEM, now=NOW)
    box.put(letter("又不亮了", message_id="<m-2@example.com>", references="<m-1@example.com>"))
    fetch(now=NOW + timedelta(days=3))
    assert Conversation.objects.count() == 2


def test_machines_are_not_answered_and_our_own_letters_are_passed_over(
    cast: Cast, box: Box
) -> None:
    del cast
    box.put(
        letter(sender="hotline@hotline.gov.cn", message_id="<a@h>"),
        letter(headers={"Auto-Submitted": "auto-replied"}, message_id="<b@h>"),
        letter(headers={"Precedence": "bulk"}, message_id="<c@h>", sender="news@example.com"),
        letter(headers={"Auto-Submitted": "auto-generated"}, message_id="<d@h>", sender="f@g.cn"),
        raw("From: MAILER-DAEMON@mx.example.com\nSubject: failure\nMessage-ID: <e@h>", b"x"),
    )
    assert fetch(now=NOW) == 2
    kept = set(Message.objects.values_list("external_id", flat=True))
    assert kept == {"<c@h>", "<d@h>"}, "a demand may come through a form's mailer"
    assert not Message.objects.filter(is_ours=True).exists()


def test_a_letter_that_comes_back_fails_its_message(cast: Cast, box: Box, smtp: Any) -> None:
    del cast
    box.put(letter())
    fetch(now=NOW)
    _send_all()
    ours = str(smtp.handler.letters[0]["Message-ID"])
    report = (
        "--b\r\nContent-Type: text/plain\r\n\r\nundeliverable\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n"
        "Final-Recipient: rfc822; chen@example.com\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 user unknown\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {ours}\r\n--b--\r\n"
    )
    head = (
        "From: postmaster@mx.example.com\nMessage-ID: <{0}@mx>\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
    )
    box.put(raw(head.format("late"), report.format(action="delayed").encode()))
    fetch(now=NOW)
    assert Message.objects.get(is_ours=True).state == SendState.SENT
    box.put(raw(head.format("dead"), report.format(action="failed").encode()))
    assert fetch(now=NOW) == 0
    failed = Message.objects.get(is_ours=True)
    assert (failed.state, failed.fault) == (
        SendState.FAILED,
        "退信：5.1.1 smtp; 550 user unknown",
    )
    assert Conversation.objects.count() == 1


def test_a_forged_report_fails_nothing(cast: Cast, box: Box) -> None:
    del cast
    box.put(letter())
    fetch(now=NOW)
    _send_all()
    pk = Message.objects.get(is_ours=True).pk
    guess = f"<hotline.{pk}.{'0' * 32}@hotline.gov.cn>"
    box.put(raw("From: postmaster@evil.example\nReturn-Path: <>", guess.encode()))
    fetch(now=NOW)
    assert Message.objects.get(is_ours=True).state == SendState.SENT


def test_a_letter_made_to_exhaust_us_leaves_a_note_and_the_next_is_read(
    cast: Cast, box: Box
) -> None:
    del cast
    parts = b"--b\r\n\r\nx\r\n" * 500
    box.put(
        raw(f"From: {CITIZEN}\nSubject: 炸弹\nContent-Type: multipart/mixed; boundary=b", parts),
        letter("后一封"),
    )
    assert fetch(now=NOW) == 2
    texts = [each.text for each in Message.objects.filter(is_ours=False).order_by("pk")]
    assert "结构异常" in texts[0]
    assert texts[1] == "后一封"


def test_a_mailbox_that_cannot_be_opened_is_a_fault_of_the_account(
    cast: Cast, box: Box, imap: ImapServer
) -> None:
    del cast, imap
    assert fetch(now=NOW) == 0
    pulse = ChannelPulse.objects.get(channel="email", account="main")
    assert pulse.fault == f"邮箱里没有文件夹 {box.name}。"
    assert pulse.faults_since_well == 1

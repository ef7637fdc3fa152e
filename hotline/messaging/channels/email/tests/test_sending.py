"""Letters are handed to a real SMTP server; what it refuses is told apart (CHN-05)."""

from email.header import decode_header, make_header
from typing import Any

import pytest
from pydantic import ValidationError

from hotline.messaging.adapters import Outgoing, OutgoingFile
from hotline.messaging.channels.email.adapter import ADAPTER
from hotline.messaging.channels.email.rules.message_ids import ours_in
from hotline.messaging.channels.email.settings import EmailSettings
from hotline.messaging.channels.email.tests.servers import (
    HOST,
    Box,
    Certificate,
    ImapServer,
    encrypted_front,
    plain_imap_server,
    settings_for,
    smtp_server,
)
from hotline.messaging.errors import SendingFailed
from hotline.messaging.rules.incoming import MessageKind
from tests.cast import Cast


def _outgoing(**changes: Any) -> Outgoing:
    wanted: dict[str, Any] = {
        "message_id": 42,
        "peer": "chen.jing@example.com",
        "kind": MessageKind.TEXT,
        "text": "路灯已派单。\n第二行",
        "subject": "回复：路灯不亮",
        "number": "L2611240042317",
        "thread_ids": ("<m-1@example.com>", "sha256:abc", "<m-2@example.com>"),
        **changes,
    }
    return Outgoing(**wanted)


@pytest.fixture
def account(imap: ImapServer, smtp: Any) -> EmailSettings:
    """Return the settings of the servers that run."""
    return settings_for(imap, smtp_port=smtp.port)


def test_an_answer_is_plain_text_in_its_thread(account: EmailSettings, smtp: Any) -> None:
    ident = ADAPTER.send("main", account, _outgoing())
    (letter,) = smtp.handler.letters
    assert letter["Message-ID"] == ident
    assert letter["In-Reply-To"] == "<m-2@example.com>"
    assert letter["References"].split() == ["<m-1@example.com>", "<m-2@example.com>"]
    assert letter["Auto-Submitted"] is None
    assert letter.get_content_type() == "text/plain"
    text = letter.get_payload(decode=True).decode()
    assert text.splitlines() == ["路灯已派单。", "第二行"]
    assert smtp.handler.recipients == ["chen.jing@example.com"]


def test_the_same_message_sent_again_has_the_same_id(account: EmailSettings, smtp: Any) -> None:
    del smtp
    first = ADAPTER.send("main", account, _outgoing())
    assert ADAPTER.send("main", account, _outgoing()) == first
    assert ADAPTER.send("main", account, _outgoing(message_id=43)) != first


def test_what_a_machine_wrote_says_so(account: EmailSettings, smtp: Any) -> None:
    ADAPTER.send("main", account, _outgoing(is_automatic=True))
    ADAPTER.send("main", account, _outgoing(is_automatic=True, thread_ids=()))
    assert [each["Auto-Submitted"] for each in smtp.handler.letters] == [
        "auto-replied",
        "auto-generated",
    ]


def test_a_notice_has_a_subject_and_an_id_of_its_own(account: EmailSettings, smtp: Any) -> None:
    notice = {"is_automatic": True, "thread_ids": (), "number": "", "subject": ""}
    ident = ADAPTER.send("main", account, _outgoing(message_id=-42, **notice))
    assert ident != ADAPTER.send("main", account, _outgoing())
    assert ours_in(f"x {ident} y") == {ident: -42}
    subject = str(make_header(decode_header(smtp.handler.letters[0]["Subject"])))
    assert subject == "12345 政务服务便民热线通知"


def test_a_file_goes_along(account: EmailSettings, smtp: Any) -> None:
    file = OutgoingFile(name="说明.pdf", content_type="application/pdf", content=b"%PDF")
    ADAPTER.send("main", account, _outgoing(files=(file,)))
    parts = list(smtp.handler.letters[0].walk())
    assert parts[-1].get_filename() == "说明.pdf"
    assert parts[-1].get_payload(decode=True) == b"%PDF"


def test_a_subject_of_two_lines_adds_no_header(account: EmailSettings, smtp: Any) -> None:
    ADAPTER.send("main", account, _outgoing(subject="路灯\r\nBcc: x@example.com\n\n正文"))
    (letter,) = smtp.handler.letters
    assert letter["Bcc"] is None
    assert smtp.handler.recipients == ["chen.jing@example.com"]


@pytest.mark.parametrize(
    ("peer", "is_final", "said"),
    [
        ("unknown@example.com", True, "发信服务器不接受收件人地址：550 5.1.1 no such user"),
        ("busy@example.com", False, "发信服务器不接受收件人地址：451 4.3.0 try again later"),
        ("filtered@example.com", True, "发信服务器不接受邮件内容：554 5.7.1 content rejected"),
        ("", True, "来信没有可以回复的地址"),
    ],
)
def test_what_will_not_pass_is_told_from_what_may(
    account: EmailSettings, smtp: Any, peer: str, said: str, *, is_final: bool
) -> None:
    with pytest.raises(SendingFailed, match=said) as refused:
        ADAPTER.send("main", account, _outgoing(peer=peer))
    assert refused.value.is_final is is_final
    assert smtp.handler.letters == []


def test_the_line_may_be_encrypted_after_it_is_open(
    imap: ImapServer, certificate: Certificate
) -> None:
    with smtp_server(certificate, starttls=True) as server:
        settings = settings_for(imap, smtp_port=server.port, smtp_encryption="starttls")
        ADAPTER.send("main", settings, _outgoing())
        assert len(server.handler.letters) == 1


def test_the_mailbox_may_be_encrypted_from_the_first_byte(
    imap: ImapServer, smtp: Any, box: Box, certificate: Certificate
) -> None:
    box.put(b"From: a@b.cn\r\n\r\nx")
    with plain_imap_server(certificate) as plain, encrypted_front(plain.port, certificate) as port:
        settings = settings_for(
            imap, imap_port=port, imap_encryption="tls", smtp_port=smtp.port, mailbox="INBOX"
        )
        assert ADAPTER.check("main", settings) == ""
        fetched = ADAPTER.fetch("main", settings, "")
        assert fetched.cursor.partition(":")[0].isdecimal()


def test_a_check_signs_in_to_both(cast: Cast, account: EmailSettings, box: Box) -> None:
    del cast
    box.put(b"From: a@b.cn\r\n\r\nx")
    well = account.model_copy(update={"mailbox": box.name})
    assert ADAPTER.check("main", well) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"imap_password": "wrong"}, "收信服务器 127.0.0.1 拒绝登录"),
        ({"smtp_password": "wrong"}, "发信服务器不接受登录：535"),
        ({"mailbox": "Nowhere"}, "邮箱里没有文件夹 Nowhere"),
        ({"ca_file": ""}, "收信服务器 127.0.0.1 的证书不可信"),
        ({"imap_port": 9}, "收信服务器 127.0.0.1 连接不上"),
        ({"smtp_port": 9}, "发信服务器 127.0.0.1 连接不上"),
    ],
)
def test_a_check_says_in_chinese_what_is_wrong(
    imap: ImapServer, smtp: Any, box: Box, changes: dict[str, Any], said: str
) -> None:
    box.put(b"From: a@b.cn\r\n\r\nx")
    wrong = settings_for(imap, **{"smtp_port": smtp.port, "mailbox": box.name, **changes})
    with pytest.raises(SendingFailed, match=said) as refused:
        ADAPTER.check("main", wrong)
    assert not refused.value.is_final
    assert "plain-horse" not in refused.value.message


def test_only_this_machine_is_spoken_to_in_the_open(imap: ImapServer) -> None:
    settings_for(imap, imap_encryption="none", imap_host=HOST)
    with pytest.raises(ValidationError, match="in the open"):
        settings_for(imap, imap_encryption="none", imap_host="imap.example.com")
    with pytest.raises(ValidationError, match="in the open"):
        settings_for(imap, smtp_encryption="none", smtp_host="smtp.example.com")


def test_passwords_are_not_printed(imap: ImapServer) -> None:
    assert "plain-horse" not in repr(settings_for(imap))

"""Letters are read as their writers meant them, whatever their programs say."""

import pytest

from hotline.messaging.channels.email.letter import Letter
from hotline.messaging.channels.email.reading_door import read_safely
from hotline.messaging.channels.email.rules.loops import Automatic
from hotline.messaging.channels.email.rules.quotes import QUOTED_MARK, SIGNATURE_MARK
from hotline.messaging.channels.email.tests.post import CITIZEN, letter, raw

_TEXT = "海甸岛人民大道路灯不亮三天了，请尽快维修。"


def _read(content: bytes) -> Letter:
    found = read_safely(content)
    assert found is not None
    return found[0]


def test_a_plain_letter_is_read() -> None:
    read = _read(letter(_TEXT))
    assert (read.from_address, read.from_name, read.subject) == (CITIZEN, "陈静", "路灯不亮")
    assert (read.text, read.message_id) == (_TEXT, "<m-1@example.com>")
    assert read.written_at is not None
    assert read.written_at.isoformat() == "2026-11-24T01:30:00+00:00"
    assert read.automatic is Automatic.NO


@pytest.mark.parametrize(
    ("told", "real"),
    [
        ("gb2312", "gb2312"),
        ("gb2312", "gbk"),
        ("GBK", "gbk"),
        ("gb18030", "gb18030"),
        ("utf-8", "utf-8"),
        ("x-unknown-charset", "gbk"),
        ("us-ascii", "utf-8"),
        ("iso-8859-1", "gbk"),
        ("utf-8", "gbk"),
        ("rot13", "utf-8"),
        ("", "gb18030"),
    ],
)
def test_what_a_charset_is_called_matters_less_than_what_it_is(told: str, real: str) -> None:
    text = _TEXT if real == "gb2312" else _TEXT + "堃㙍" * (real in {"gb18030", "utf-8"})
    head = f"From: {CITIZEN}\nContent-Type: text/plain; charset={told}\n"
    assert _read(raw(head, text.encode(real))).text == text


def test_a_letter_in_big5_is_read() -> None:
    head = f"From: {CITIZEN}\nContent-Type: text/plain; charset=big5"
    assert _read(raw(head, "路燈不亮".encode("big5"))).text == "路燈不亮"


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("=?GB2312?B?wre1xrK7wcE=?=", "路灯不亮"),
        ("=?utf-8?Q?=E8=B7=AF=E7=81=AF?= =?utf-8?Q?=E4=B8=8D=E4=BA=AE?=", "路灯不亮"),
        ("=?utf-8?B?6Lev54Gv5LiN5Lqu?= now", "路灯不亮 now"),
        ("=?utf-8?B?6Lev5w==?= =?utf-8?B?ga/kuI3kuq4=?=", "路灯不亮"),
        ("=?nonsense?B?6Lev54Gv?=", "路灯"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    ],
)
def test_encoded_words_are_joined_before_they_are_decoded(subject: str, wanted: str) -> None:
    assert _read(raw(f"From: {CITIZEN}\nSubject: {subject}")).subject == wanted


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_headers_of_raw_bytes_are_read(charset: str) -> None:
    head = b"From: " + "陈静".encode(charset) + f" <{CITIZEN}>\r\n".encode()
    content = head + b"Subject: " + "路灯不亮".encode(charset) + b"\r\n\r\nx"
    read = _read(content)
    assert (read.from_name, read.from_address, read.subject) == ("陈静", CITIZEN, "路灯不亮")


def test_html_becomes_text_and_fetches_nothing() -> None:
    html = (
        "<html><head><style>p{color:red}</style><title>x</title></head><body>"
        "<p>路灯&nbsp;不亮</p><script>alert(1)</script><ul><li>人民大道</li><li>解放路</li></ul>"
        '<img src="http://example.com/pixel.gif" alt="现场"><div>请<b>尽快</b>维修</div></body>'
    )
    head = f"From: {CITIZEN}\nContent-Type: text/html; charset=utf-8"
    text = _read(raw(head, html.encode())).text
    assert text == "路灯 不亮\n\n· 人民大道\n\n· 解放路\n\n［图片：现场］\n请尽快维修"


def test_of_two_versions_the_plain_one_is_read() -> None:
    body = (
        b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n"
        b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>html</p>\r\n--b--\r\n"
    )
    head = f"From: {CITIZEN}\nContent-Type: multipart/alternative; boundary=b"
    assert _read(raw(head, body)).text == "plain"
    assert _read(raw(head, body.replace(b"plain\r\n--b", b" \r\n--b"))).text == "html"


@pytest.mark.parametrize(
    "quote",
    [
        "------------------ 原始邮件 ------------------\n发件人: 热线\n已收到。",
        "在 2026-11-23 10:00，热线 <hotline@hotline.gov.cn> 写道：\n> 已收到。",
        "On Mon, Nov 23, 2026 at 10:00 AM Hotline <h@hotline.gov.cn> wrote:\n> 已收到。",
        "---- Replied Message ----\nFrom 热线\n已收到。",
        "发件人：热线\n发送时间：2026年11月23日\n收件人：陈静\n\n已收到。",
        "> 已收到。\n> 回执号",
    ],
)
def test_what_is_quoted_is_told_from_what_is_written(quote: str) -> None:
    read = _read(letter(f"还是没有修。\n\n{quote}\n"))
    written, _, quoted = read.text.partition(f"\n\n{QUOTED_MARK}\n")
    assert written == "还是没有修。"
    assert "已收到" in quoted


def test_a_signature_is_told_from_what_is_written() -> None:
    assert _read(letter("请修路灯。\n\n发自我的iPhone\n")).text == (
        f"请修路灯。\n\n{SIGNATURE_MARK}\n发自我的iPhone"
    )
    assert _read(letter("请修路灯。\n-- \n陈静\n海甸岛\n")).text.startswith("请修路灯。\n\n【")


def test_a_letter_that_only_forwards_keeps_what_it_forwards() -> None:
    text = "------------------ 原始邮件 ------------------\n路灯不亮"
    assert _read(letter(text)).text == text


def test_files_come_with_names_and_bytes() -> None:
    content = letter(
        _TEXT,
        files=(("路灯 现场.png", "image/png", b"PNG1"), ("b.pdf", "application/pdf", b"%PDF")),
    )
    found = read_safely(content)
    assert found is not None
    read, contents = found
    assert [each.name for each in read.files] == ["路灯 现场.png", "b.pdf"]
    assert contents == [b"PNG1", b"%PDF"]
    assert read.text == _TEXT


def test_names_of_files_are_read_as_old_programs_write_them() -> None:
    body = (
        b"--b\r\nContent-Type: image/png; name==?GBK?B?wre1xi5wbmc=?=\r\n"
        b'Content-Disposition: attachment; filename="=?GBK?B?wre1xi5wbmc=?="\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\nUE5H\r\n--b--\r\n"
    )
    found = read_safely(raw(f"From: {CITIZEN}\nContent-Type: multipart/mixed; boundary=b", body))
    assert found is not None
    assert [each.name for each in found[0].files] == ["路灯.png"]
    assert found[1] == [b"PNG"]


def test_names_of_files_may_be_written_by_percent_signs() -> None:
    body = (
        b"--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment;\r\n"
        b" filename*=gbk''%C2%B7%B5%C6.png\r\n\r\nPNG\r\n--b--\r\n"
    )
    read = _read(raw(f"From: {CITIZEN}\nContent-Type: multipart/mixed; boundary=b", body))
    assert [each.name for each in read.files] == ["路灯.png"]


def test_a_letter_within_a_letter_is_read_with_its_files() -> None:
    inner = letter("里面的信。", subject="原信", files=(("内.png", "image/png", b"PNG"),))
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n"
    body += b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--\r\n"
    found = read_safely(raw(f"From: {CITIZEN}\nContent-Type: multipart/mixed; boundary=b", body))
    assert found is not None
    assert "【随信转来的邮件】主题：原信" in found[0].text
    assert "里面的信。" in found[0].text
    assert found[1] == [b"PNG"]


def test_winmail_is_named_with_the_reason_it_is_not_kept() -> None:
    found = read_safely(letter(_TEXT, files=(("winmail.dat", "application/ms-tnef", b"x"),)))
    assert found is not None
    assert found[0].files[0].name == "winmail.dat"
    assert "Outlook" in found[0].files[0].fault
    assert found[1] == [b""]


@pytest.mark.parametrize(
    ("headers", "subject", "wanted"),
    [
        ({"Auto-Submitted": "auto-generated"}, "x", Automatic.GENERATED),
        ({"Auto-Submitted": "auto-replied; owner=a"}, "x", Automatic.REPLY),
        ({"Auto-Submitted": "no"}, "x", Automatic.NO),
        ({"Precedence": "bulk"}, "x", Automatic.BULK),
        ({"List-Id": "<l.example.com>"}, "x", Automatic.BULK),
        ({"X-Autoreply": "yes"}, "x", Automatic.REPLY),
        ({}, "自动回复: 路灯", Automatic.REPLY),
        ({}, "Automatic reply: lamp", Automatic.REPLY),
        ({}, "自动回复功能不好用，我要投诉", Automatic.NO),
    ],
)
def test_machines_are_known(headers: dict[str, str], subject: str, wanted: Automatic) -> None:
    assert _read(letter(subject=subject, headers=headers)).automatic is wanted

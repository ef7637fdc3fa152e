"""Letters made to exhaust or deceive whoever reads them: each has its expected answer."""

import io
import zipfile

import pytest

from hotline.files import child
from hotline.messaging.channels.email.imap import Mailbox, Seen
from hotline.messaging.channels.email.reading_door import read_safely
from hotline.messaging.channels.email.rules.cursors import Cursor
from hotline.messaging.channels.email.rules.limits import (
    MEGABYTE,
    MOST_BYTES,
    MOST_HEADER_BYTES,
    MOST_PARTS,
)
from hotline.messaging.channels.email.taking import TakenLetter, take_letters
from hotline.messaging.channels.email.tests.post import CITIZEN, letter, raw
from hotline.messaging.errors import SendingFailed
from tests.cast import NOW

_HEAD = f"From: {CITIZEN}\nSubject: x\nMessage-ID: <b@example.com>\n"


def nested(depth: int) -> bytes:
    """Return a letter of multiparts, each in the next."""
    opened = "".join(
        f"--b{each}\r\nContent-Type: multipart/mixed; boundary=b{each + 1}\r\n\r\n"
        for each in range(depth)
    )
    return raw(f"{_HEAD}Content-Type: multipart/mixed; boundary=b0", opened.encode())


def many_parts(count: int) -> bytes:
    """Return a letter of parts side by side."""
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * count + b"--b--\r\n"
    return raw(f"{_HEAD}Content-Type: multipart/mixed; boundary=b", body)


def enclosed(depth: int) -> bytes:
    """Return a letter in a letter in a letter."""
    inner = b"Content-Type: message/rfc822\r\n\r\n" * depth
    return raw(f"{_HEAD}Content-Type: message/rfc822", inner)


class _Held(Mailbox):
    """A mailbox of one letter, without a server."""

    def __init__(self, content: bytes, size: int = 0) -> None:
        self.content, self.size = content, size or len(content)
        self.fetched = 0
        self.validity, self.next_uid = 1, 2

    def uids_since(self, day: object) -> list[int]:
        del day
        return [1]

    def look_at(self, uids: object) -> list[Seen]:
        del uids
        head = self.content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        return [Seen(1, self.size, head[: MOST_HEADER_BYTES + 1])]

    def letter(self, uid: int) -> bytes:
        del uid
        self.fetched += 1
        return self.content


def _taken(content: bytes, size: int = 0) -> tuple[TakenLetter, _Held]:
    box = _Held(content, size)
    taken = take_letters(box, Cursor(), 7, NOW)
    assert taken.cursor == Cursor(1, 1)
    return taken.letters[0], box


@pytest.mark.parametrize(
    "content",
    [
        nested(1_000),
        many_parts(100_000),
        many_parts(MOST_PARTS + 1),
        enclosed(1_000),
    ],
    ids=["nested-1000", "parts-100000", "parts-201", "letters-1000"],
)
def test_a_letter_of_too_many_parts_leaves_a_note_with_its_sender(content: bytes) -> None:
    taken, _ = _taken(content)
    assert "结构异常" in taken.note
    assert "原信仍保存在热线邮箱里" in taken.note
    assert (taken.letter.from_address, taken.letter.subject) == (CITIZEN, "x")
    assert taken.letter.message_id == "<b@example.com>"
    assert taken.contents == ()


def test_as_many_parts_as_are_allowed_are_read() -> None:
    taken, _ = _taken(many_parts(MOST_PARTS))
    assert taken.note == ""
    assert taken.letter.text.count("x") == MOST_PARTS


def test_a_sender_of_200_kilobytes_leaves_a_note_with_the_first_address() -> None:
    addresses = ", ".join(f"a{each}@example.com" for each in range(100_000))[:200_000]
    taken, box = _taken(raw(f"From: {addresses}\nSubject: x"))
    assert "信头超过 64 KB" in taken.note
    assert taken.letter.from_address == "a0@example.com"
    assert box.fetched == 0


def test_a_letter_over_25_megabytes_is_never_fetched() -> None:
    taken, box = _taken(letter(), MOST_BYTES + MEGABYTE)
    assert "共 26.0 MB，超过 25.0 MB" in taken.note
    assert (taken.letter.from_name, taken.letter.subject) == ("陈静", "路灯不亮")
    assert box.fetched == 0


@pytest.mark.parametrize("charset", ["utf-16", "hz", "shift_jis", "zlib_codec", "x" * 3000, "💥"])
def test_bytes_of_no_charset_are_shown_as_far_as_they_can_be(charset: str) -> None:
    head = f"From: {CITIZEN}\nContent-Type: text/plain; charset={charset}"
    found = read_safely(raw(head, b"\xff\xfe\x00\xd8lamp\x80\x81"))
    assert found is not None
    assert "lamp" in found[0].text.replace("\x00", "") or "\ufffd" in found[0].text


@pytest.mark.parametrize(
    "head",
    [
        "From: \nSubject: x",
        "Subject: x",
        "From: not an address\nSubject: x",
        f"From: {CITIZEN}\nDate: Thu, 32 Foo 99999 99:99:99 +9999\nSubject: x",
        f"From: {CITIZEN}\nContent-Type: multipart/mixed\nSubject: x",
        f'From: {CITIZEN}\nContent-Type: ;;;="\nSubject: x',
        f"From: {CITIZEN}\nSubject: x\nContent-Type: text/plain; charset*0=u; charset*=%",
        f"From: {CITIZEN}\nContent-Transfer-Encoding: base64\nSubject: x",
        f"From: {CITIZEN}\nContent-Transfer-Encoding: x-uuencode\nSubject: x",
        f"From: {CITIZEN}\nSubject: x\nMessage-ID: <{'a' * 300}@b>",
    ],
)
def test_a_broken_header_breaks_nothing_else(head: str) -> None:
    found = read_safely(raw(head, b"body \x00 \xff"))
    assert found is not None
    assert found[0].subject == "x"


def test_an_address_hides_no_second_line_and_no_second_address() -> None:
    for sender in ("a@b.cn\r\n bcc: x@y.cn", '"a@b.cn, c@d.cn" <e@f.cn>', "a@b.cn>, <c@d.cn"):
        found = read_safely(f"From: {sender}\r\nSubject: x\r\n\r\n".encode())
        assert found is not None
        assert found[0].from_address in {"", "a@b.cn", "e@f.cn"}


@pytest.mark.parametrize("name", ["a.zip", "a.rar", "a.eml", "../../etc/passwd", "C:\\a\\b.exe"])
def test_an_archive_in_a_letter_is_handed_over_unopened(name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(50 * MEGABYTE))
    found = read_safely(letter(files=((name, "application/zip", packed.getvalue()),)))
    assert found is not None
    assert found[1] == [packed.getvalue()]


@pytest.mark.parametrize(
    "html",
    ["<" * 200_000, "<div>" * 200_000, "<!--" * 100_000, "<![if " * 50_000, "&#" * 200_000],
)
def test_html_made_to_cost_time_is_read_or_left_in_time(html: str) -> None:
    head = f"From: {CITIZEN}\nSubject: x\nContent-Type: text/html; charset=utf-8"
    taken, _ = _taken(raw(head, html.encode()))
    assert (taken.letter.subject, taken.note) == ("x", "")


def test_a_machine_too_busy_to_read_tries_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_SECONDS", 0.01)
    with pytest.raises(SendingFailed, match="稍后自动重试"):
        read_safely(letter())


def test_a_letter_that_costs_too_much_time_leaves_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    burning = "hotline.messaging.channels.email.tests.burning"
    monkeypatch.setattr("hotline.messaging.channels.email.reading_door._CHILD", burning)
    assert read_safely(letter()) is None

"""Read a mailbox by IMAP (RFC 3501), without marking or moving anything in it."""

import contextlib
import imaplib
import re
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hotline.messaging.channels.email.connections import context_of, faults_said
from hotline.messaging.channels.email.rules.limits import MOST_HEADER_BYTES
from hotline.messaging.channels.email.settings import EmailSettings, Encryption
from hotline.messaging.errors import SendingFailed

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UID = re.compile(rb"\bUID (\d{1,10})\b")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b")
_WHO_WE_ARE = '("name" "hotline12345" "version" "1")'


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter before it is fetched: its number, its size, and its header up to the limit."""

    uid: int
    size: int
    header: bytes


class Mailbox:
    """A mailbox that is open for reading."""

    def __init__(self, line: imaplib.IMAP4, validity: int, next_uid: int) -> None:
        """Keep the connection, and what the server said of its numbering."""
        self._line = line
        self.validity = validity
        self.next_uid = next_uid

    def uids_after(self, uid: int) -> list[int]:
        """Return the numbers of all letters that came after one, in their order."""
        return [each for each in self._search(f"UID {uid + 1}:*") if each > uid]

    def uids_since(self, day: date) -> list[int]:
        """Return the numbers of all letters since a day."""
        return self._search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def look_at(self, uids: Sequence[int]) -> list[Seen]:
        """Return size and header of each letter that is still there, in their order."""
        most = MOST_HEADER_BYTES + 1
        found: dict[int, Seen] = {}
        for said, content in self._fetch(uids, f"(RFC822.SIZE BODY.PEEK[HEADER]<0.{most}>)"):
            uid, size = _UID.search(said), _SIZE.search(said)
            if uid and size:
                found[int(uid[1])] = Seen(int(uid[1]), int(size[1]), content)
        return [found[each] for each in uids if each in found]

    def letter(self, uid: int) -> bytes:
        """Return a whole letter; empty when it is gone."""
        return next((content for _, content in self._fetch([uid], "(BODY.PEEK[])")), b"")

    def _search(self, what: str) -> list[int]:
        answer, data = self._line.uid("SEARCH", what)
        _refuse(answer)
        return sorted(int(each) for line in data if line for each in line.split())

    def _fetch(self, uids: Sequence[int], what: str) -> Iterator[tuple[bytes, bytes]]:
        answer, data = self._line.uid("FETCH", ",".join(map(str, uids)), what)
        _refuse(answer)
        for number, item in enumerate(data):
            if isinstance(item, tuple):
                after = data[number + 1] if number + 1 < len(data) else b""
                yield item[0] + (after if isinstance(after, bytes) else b""), item[1]


@contextlib.contextmanager
def open_mailbox(settings: EmailSettings) -> Iterator[Mailbox]:
    """Sign in and open the mailbox read-only; sign off at the end.

    Raises:
        SendingFailed: the server cannot be reached, or does not let us in.

    """
    with faults_said("收信服务器", settings.imap_host):
        line = _connect(settings)
        try:
            line.login(*_quoted(*settings.login("imap")))
            if "ID" in line.capabilities or "ID" in _capabilities(line):
                line.xatom("ID", _WHO_WE_ARE)
            answer, _ = line.select(f'"{settings.mailbox}"', readonly=True)
            if answer != "OK":
                msg = f"邮箱里没有文件夹 {settings.mailbox}。"
                raise SendingFailed(msg)
            yield Mailbox(line, _number(line, "UIDVALIDITY"), _number(line, "UIDNEXT"))
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                line.logout()


def _connect(settings: EmailSettings) -> imaplib.IMAP4:
    host, port, seconds = settings.imap_host, settings.imap_port, settings.timeout_seconds
    if settings.imap_encryption is Encryption.TLS:
        context = context_of(settings)
        return imaplib.IMAP4_SSL(host, port, ssl_context=context, timeout=seconds)
    line = imaplib.IMAP4(host, port, timeout=seconds)
    if settings.imap_encryption is Encryption.STARTTLS:
        try:
            line.starttls(context_of(settings))
        except (imaplib.IMAP4.error, ssl.SSLError, OSError):
            with contextlib.suppress(OSError):
                line.shutdown()
            raise
    return line


def _capabilities(line: imaplib.IMAP4) -> tuple[str, ...]:
    answer, data = line.capability()
    return tuple(data[0].decode("ascii", "replace").upper().split()) if answer == "OK" else ()


def _quoted(user: str, password: str) -> tuple[str, str]:
    """Return both as the library needs them: it quotes the password itself."""
    return '"' + user.replace("\\", "\\\\").replace('"', '\\"') + '"', password


def _number(line: imaplib.IMAP4, name: str) -> int:
    _, data = line.response(name)
    return int(data[-1]) if data and data[-1] else 0


def _refuse(answer: str) -> None:
    if answer != "OK":
        msg = "收信服务器没有执行请求。"
        raise SendingFailed(msg)

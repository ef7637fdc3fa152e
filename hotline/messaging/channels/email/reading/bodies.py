"""Take a letter's parts for text and for files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message

from hotline.messaging.channels.email.reading.charsets import decode
from hotline.messaging.channels.email.reading.html_text import text_of_html
from hotline.messaging.channels.email.reading.tree import header
from hotline.messaging.channels.email.reading.words import text_of
from hotline.messaging.channels.email.rules.limits import MOST_NAME

_WINMAIL = "winmail.dat 是 Outlook 的专用格式，打不开；请市民把附件改为普通附件重新发送。"
_SILENT = frozenset({"message/delivery-status", "message/disposition-notification"})
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class File:
    """A file of a letter."""

    name: str
    content: bytes
    fault: str = ""


@dataclass(slots=True)
class Found:
    """The texts in their order, each with whether it is HTML, and the files."""

    texts: list[tuple[bool, str]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read."""
        return any(text.strip() for _, text in self.texts)

    def text(self) -> str:
        """Return all as plain text."""
        plain = (text_of_html(text) if is_html else text.strip() for is_html, text in self.texts)
        return "\n\n".join(each for each in plain if each)


def read_part(part: Message) -> Found:
    """Return what a part and those within it hold."""
    kind = part.get_content_type()
    if kind in _SILENT:
        return Found()
    if kind == "message/rfc822" and part.is_multipart():
        return _enclosed(_children(part)[0])
    if part.is_multipart():
        found = [read_part(each) for each in _children(part)]
        return _best(found) if kind == "multipart/alternative" else _all(found)
    return _leaf(part, kind)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [each for each in payload if isinstance(each, Message)]


def _enclosed(letter: Message) -> Found:
    """Return a letter within a letter, with a line that says so."""
    found = read_part(letter)
    subject, sender = text_of(header(letter, "subject")), text_of(header(letter, "from"))
    found.texts.insert(0, (False, f"【随信转来的邮件】主题：{subject}　发件人：{sender}"))
    return found


def _all(found: list[Found]) -> Found:
    return Found(
        [text for each in found for text in each.texts],
        [file for each in found for file in each.files],
    )


def _best(found: list[Found]) -> Found:
    """Return the plain one of several versions of one text, else the last."""
    readable = [each for each in found if each.has_text]
    plain = [each for each in readable if not any(is_html for is_html, _ in each.texts)]
    chosen = (plain or readable[-1:])[:1]
    return Found(
        [text for each in chosen for text in each.texts],
        [file for each in found for file in each.files],
    )


def _leaf(part: Message, kind: str) -> Found:
    name = text_of(_said(part.get_filename) or "")[:MOST_NAME]
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    is_text = kind in {"text/plain", "text/html"} or kind.startswith("text/rfc822")
    if is_text and not name and _said(part.get_content_disposition) != "attachment":
        told = _said(part.get_content_charset) or ""
        return Found([(kind == "text/html", decode(content, told))])
    if not content and not name:
        return Found()
    if kind == "application/ms-tnef" or name.lower() == "winmail.dat":
        return Found([], [File(name or "winmail.dat", b"", _WINMAIL)])
    return Found([], [File(name or f"附件{_ENDINGS.get(kind, '')}", content)])


def _said(ask: Callable[[], str | None]) -> str | None:
    """Return what a header says; nothing when the library cannot make sense of it."""
    try:
        return ask()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None

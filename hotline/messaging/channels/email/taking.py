"""Take letters out of the mailbox: size and header first, then what is worth its bytes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.messaging.channels.email.imap import Mailbox, Seen
from hotline.messaging.channels.email.letter import Letter
from hotline.messaging.channels.email.reading_door import read_safely
from hotline.messaging.channels.email.rules.cursors import Cursor
from hotline.messaging.channels.email.rules.limits import (
    MEGABYTE,
    MOST_BYTES,
    MOST_HEADER_BYTES,
)
from hotline.messaging.channels.email.rules.notes import Unread, note_of

_MOST_LETTERS = 20
_ENOUGH_BYTES = 40 * MEGABYTE
"""Of letters that are held in memory at once."""


@dataclass(frozen=True, slots=True)
class TakenLetter:
    """A letter, its files' bytes, and a digest for those without an id."""

    letter: Letter
    contents: tuple[bytes, ...]
    digest: str
    note: str = ""
    """What stands in place of its text, when it was not read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one look at the mailbox gave."""

    letters: tuple[TakenLetter, ...]
    cursor: Cursor
    has_more: bool


def take_letters(mailbox: Mailbox, known: Cursor, backlog_days: int, now: datetime) -> Taken:
    """Return what came after the cursor, oldest first, up to what one round holds."""
    if known.validity == mailbox.validity:
        uids = mailbox.uids_after(known.uid)
        last = known.uid
    else:
        uids = mailbox.uids_since((now - timedelta(days=backlog_days)).date())
        last = max(mailbox.next_uid - 1, 0) if not uids else 0
    letters: list[TakenLetter] = []
    held, done = 0, 0
    for seen in mailbox.look_at(uids[:_MOST_LETTERS]) if uids else ():
        letters.append(_take(mailbox, seen))
        held += seen.size if seen.size <= MOST_BYTES else 0
        done, last = uids.index(seen.uid) + 1, seen.uid
        if held > _ENOUGH_BYTES:
            break
    else:
        done = min(len(uids), _MOST_LETTERS)
        last = uids[done - 1] if done else last
    return Taken(tuple(letters), Cursor(mailbox.validity, last), done < len(uids))


def _take(mailbox: Mailbox, seen: Seen) -> TakenLetter:
    if seen.size > MOST_BYTES:
        return _noted(seen, Unread.TOO_LARGE)
    if len(seen.header) > MOST_HEADER_BYTES:
        return _noted(seen, Unread.LONG_HEADER)
    raw = mailbox.letter(seen.uid)
    read = read_safely(raw)
    if read is None:
        return _noted(seen, Unread.STRANGE)
    letter, contents = read
    return TakenLetter(letter, tuple(contents), _digest(raw))


def _noted(seen: Seen, why: Unread) -> TakenLetter:
    """Return who wrote of what, as far as the header tells, and why there is no more."""
    head = seen.header[:MOST_HEADER_BYTES]
    read = read_safely(head + b"\r\n\r\n")
    letter = read[0] if read else Letter()
    return TakenLetter(letter, (), _digest(head + str(seen.size).encode()), note_of(why, seen.size))


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"

"""Put together what is said of a letter."""

from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from hotline.messaging.channels.email.letter import Letter, LetterFile
from hotline.messaging.channels.email.reading.bodies import File, read_part
from hotline.messaging.channels.email.reading.bounces import bounce_of
from hotline.messaging.channels.email.reading.tree import header, parse
from hotline.messaging.channels.email.reading.words import text_of
from hotline.messaging.channels.email.rules.addresses import plain_address
from hotline.messaging.channels.email.rules.limits import (
    MOST_NAME,
    MOST_REFERENCES,
    MOST_SUBJECT,
)
from hotline.messaging.channels.email.rules.loops import automatic_of
from hotline.messaging.channels.email.rules.message_ids import ANY_ID
from hotline.messaging.channels.email.rules.quotes import joined, split_letter

_MOST_ADDRESS = 1000
_TELLING = (
    "auto-submitted",
    "precedence",
    "list-id",
    "list-unsubscribe",
    "x-autoreply",
    "x-autorespond",
)


def read_letter(raw: bytes) -> tuple[Letter, list[File]]:
    """Return the letter and its files.

    Raises:
        TooManyPartsError: it is made to exhaust whoever reads it.

    """
    letter = parse(raw)
    name, address = _sender(letter)
    found = read_part(letter)
    subject = text_of(header(letter, "subject"))[:MOST_SUBJECT]
    telling = {each: value for each in _TELLING if (value := header(letter, each))}
    said = Letter(
        message_id=next(iter(ANY_ID.findall(header(letter, "message-id"))), ""),
        references=_references(letter),
        from_address=address,
        from_name=name[:MOST_NAME],
        subject=subject,
        written_at=_written_at(letter),
        automatic=automatic_of(telling, subject),
        bounce=bounce_of(letter, raw, address),
        text=joined(split_letter(found.text())),
        files=tuple(
            LetterFile(name=each.name, size=len(each.content), fault=each.fault)
            for each in found.files
        ),
    )
    return said, found.files


def _sender(letter: Message) -> tuple[str, str]:
    """Return the name and the address of whoever wrote it; both may be empty."""
    raw = header(letter, "from")[:_MOST_ADDRESS]
    if raw.isascii():
        name, address = parseaddr(raw)
        return text_of(name), plain_address(address)
    name, address = parseaddr(text_of(raw))
    return name, plain_address(address)


def _references(letter: Message) -> tuple[str, ...]:
    ids = ANY_ID.findall(header(letter, "references"))
    ids += [each for each in ANY_ID.findall(header(letter, "in-reply-to")) if each not in ids]
    kept = ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[1 - MOST_REFERENCES :]]
    return tuple(kept)


def _written_at(letter: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header(letter, "date")[:100])
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

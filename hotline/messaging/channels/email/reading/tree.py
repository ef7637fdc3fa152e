"""Parse a letter into its parts, stopping at too many of them before they cost anything."""

from email.feedparser import BytesFeedParser
from email.message import Message
from email.policy import compat32

from hotline.messaging.channels.email.rules.limits import MOST_PARTS, MOST_VALUE

_MOST_HEADERS = 300


class TooManyPartsError(Exception):
    """A letter has more parts than any a person writes."""


class Part(Message):
    """A part whose headers are cut: the library looks at some of them in squared time."""

    def set_raw(self, name: str, value: str) -> None:
        """Keep a header as it came."""
        if len(self) < _MOST_HEADERS:
            super().set_raw(name, value[:MOST_VALUE])


def parse(raw: bytes) -> Message:
    """Return the letter's tree.

    Raises:
        TooManyPartsError: more than 200 parts, side by side or one in another.

    """
    count = 0

    def make(policy: object = None) -> Part:
        del policy
        nonlocal count
        count += 1
        if count > MOST_PARTS + 2:  # the letter itself, and one the library makes to try
            raise TooManyPartsError
        return Part(policy=compat32)

    parser: BytesFeedParser[Message] = BytesFeedParser(make, policy=compat32)
    parser.feed(raw)
    return parser.close()


def header(part: Message, name: str) -> str:
    """Return the first header of a name as it came; bytes above 127 are lone surrogates."""
    wanted = name.lower()
    for key, value in part.raw_items():
        if key.lower() == wanted:
            return str(value)
    return ""

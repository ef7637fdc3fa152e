"""Read an HTTP ``Range`` header (RFC 9110 section 14.2), one range only."""

import re
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class UnsatisfiableError(ValueError):
    """The range lies outside the file."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    """From ``start`` to ``end``, both included."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many bytes that is."""
        return self.end - self.start + 1


def read_range(header: str, size: int) -> ByteRange | None:
    """Return the range asked for; None means the whole file (no or another kind of header).

    Raises:
        UnsatisfiableError: nothing of it lies within the file.

    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size), size - 1)
    if start > end or start >= size:
        raise UnsatisfiableError(header)
    return ByteRange(start, end)

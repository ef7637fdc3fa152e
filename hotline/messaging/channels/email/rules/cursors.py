"""Where reading a mailbox goes on (已读到): by its numbering and the last number."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Cursor:
    """UIDVALIDITY and UID: a mailbox that is numbered anew has another validity."""

    validity: int = 0
    uid: int = 0

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the cursor as it was kept; anything else is the beginning."""
        validity, _, uid = text.partition(":")
        if not (validity.isascii() and validity.isdigit() and uid.isascii() and uid.isdigit()):
            return cls()
        return cls(int(validity), int(uid))

    def __str__(self) -> str:
        """Return it as it is kept."""
        return f"{self.validity}:{self.uid}"

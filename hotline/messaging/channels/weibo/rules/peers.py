"""By what a citizen is reached on Weibo: privately by uid, publicly under a post or comment."""

import re
from dataclasses import dataclass
from typing import Self

_PUBLIC = re.compile(r"status:([0-9]{1,20})(?::comment:([0-9]{1,20}))?:([0-9]{1,20})")
_PRIVATE = re.compile(r"[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Peer:
    """A user, and where we answer: ``status`` 0 is a private message."""

    uid: int
    status: int = 0
    comment: int = 0

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the peer as it was kept; None for anything else."""
        if _PRIVATE.fullmatch(text):
            return cls(int(text))
        found = _PUBLIC.fullmatch(text)
        return cls(int(found[3]), int(found[1]), int(found[2] or 0)) if found else None

    def __str__(self) -> str:
        """Return it as it is kept."""
        if not self.status:
            return str(self.uid)
        comment = f":comment:{self.comment}" if self.comment else ""
        return f"status:{self.status}{comment}:{self.uid}"

"""Which parts of a message the gateway has answered for: none of them is sent again.

A job that lost its answer, or whose line broke, asks anew for the same message; the parts keep
their reference, so that a phone joins what came before the break with what comes after it.
"""

import asyncio
import hashlib
import itertools
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 20_000
"""So many messages are remembered; the oldest is forgotten first."""


@dataclass(slots=True, eq=False)
class Answered:
    """One message: its reference, and of each part that was taken the gateway's id."""

    reference: int
    ids: dict[int, int] = field(default_factory=dict)
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Whoever asks for it a second time waits for the first."""


class Remembered:
    """The latest messages of an account, while its process runs."""

    def __init__(self, first_reference: int) -> None:
        self._references = itertools.count(first_reference)
        self._known: OrderedDict[str, Answered] = OrderedDict()

    def of(self, asked: Mapping[str, Any]) -> Answered:
        """Return what is known of a message, by its own number, receiver and text.

        One without a number is nobody's second try.
        """
        if not asked.get("ref"):
            return Answered(next(self._references))
        words = "\0".join(str(asked[each]) for each in ("ref", "phone", "text"))
        key = hashlib.sha256(words.encode()).hexdigest()
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Answered(next(self._references))
        self._known.move_to_end(key)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return found

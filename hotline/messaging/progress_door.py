"""Ask what became of a conversation (进度): domains above know orders, messaging does not.

They register a teller when their app is ready; channels that answer by themselves ask.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

Teller = Callable[[str, datetime], Sequence[str]]
"""Given a receipt number and the moment, sentences its citizen may read."""

_tellers: list[Teller] = []


def register_teller(teller: Teller) -> None:
    """Have the teller asked from now on."""
    if teller not in _tellers:
        _tellers.append(teller)


def tell_progress(number: str, now: datetime) -> list[str]:
    """Return what everybody knows of the conversation with this receipt number."""
    return [sentence for teller in _tellers for sentence in teller(number, now)]

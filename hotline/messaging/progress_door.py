"""Ask what became of a contact (进度): domains above know orders, messaging does not.

They register a teller when their app is ready; channels that answer by themselves ask.
"""

from collections.abc import Callable, Sequence

Teller = Callable[[int], Sequence[str]]
"""Given a contact, sentences a citizen may read: no word about any person."""

_tellers: list[Teller] = []


def register_teller(teller: Teller) -> None:
    """Have the teller asked from now on."""
    if teller not in _tellers:
        _tellers.append(teller)


def tell_progress(contact_id: int) -> list[str]:
    """Return what everybody knows of the contact."""
    return [sentence for teller in _tellers for sentence in teller(contact_id)]

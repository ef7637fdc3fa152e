"""Guess the district (所属区) a caller speaks of, from what this number reported before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """A district and the sentence that says why."""

    code: str
    name: str
    reason: str


def guess_district(earlier: Sequence[tuple[str, str]]) -> Guess | None:
    """Return the commonest district among earlier orders, newest first; a tie goes to the newest.

    ``earlier`` holds code and name of each order's district.
    """
    if not earlier:
        return None
    (code, name), count = Counter(earlier).most_common(1)[0]
    return Guess(code, name, f"该号码近 {len(earlier)} 件工单中有 {count} 件在{name}")

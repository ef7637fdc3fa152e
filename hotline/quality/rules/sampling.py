"""Which of a person's day are proposed to inspectors (抽检): some by lot, some by risk.

The lot is a keyed hash: the same seed and the same calls give the same sample on any machine.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.quality.rules.scorecards import SamplesEntry


class Drawn(StrEnum):
    """Why it was drawn."""

    RANDOM = "random"
    RISKY = "risky"


DRAWN_LABELS: dict[Drawn, str] = {Drawn.RANDOM: "随机", Drawn.RISKY: "风险"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that happened on the day, of one person; ``rank`` is None before any score."""

    key: str
    person: int
    rank: int | None


def lot(seed: str, key: str) -> str:
    """Return the ticket of a candidate: nobody knows it before the seed is known."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def draw(
    candidates: Iterable[Candidate], *, seed: str, wanted: SamplesEntry, risky_below: int
) -> list[tuple[Candidate, Drawn]]:
    """Return each person's sample: first by lot, then the worst of the rest."""
    by_person: dict[int, list[Candidate]] = {}
    for each in candidates:
        by_person.setdefault(each.person, []).append(each)
    found: list[tuple[Candidate, Drawn]] = []
    for person in sorted(by_person):
        ordered = sorted(by_person[person], key=lambda each: lot(seed, each.key))
        found += [(each, Drawn.RANDOM) for each in ordered[: wanted.random]]
        rest = ordered[wanted.random :]
        found += [(each, Drawn.RISKY) for each in _worst(rest, wanted.risky, risky_below)]
    return found


def _worst(rest: Sequence[Candidate], most: int, below: int) -> list[Candidate]:
    scored = [(each.rank, each) for each in rest if each.rank is not None and each.rank < below]
    scored.sort(key=lambda pair: pair[0])
    return [each for _, each in scored[:most]]


def digest_of(keys: Iterable[str]) -> str:
    """Return what a changed population would change."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()

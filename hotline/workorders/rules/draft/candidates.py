"""Choose among what might fill a field: a correction wins, then the better, then the earlier."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hotline.workorders.rules.draft.turns import Turn

_CORRECTION = re.compile(
    r"(?:不对|不是(?!吗|很|说|特别|没|想|要|个)|说错了?|讲错了?|记错了?|搞错了?|弄错了?|错了|更正|应该是|改成|"
    r"哦不|噢不|啊不|\bno,|\bsorry|i mean)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:不是|不叫|不姓|不在|并非|没在)(?:那个|这个|什么)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with the pieces of turns it stands in."""

    value: str
    pieces: tuple[tuple[int, int, int], ...]
    probability: float

    @property
    def where(self) -> tuple[int, int]:
        """Turn and character it begins at."""
        return self.pieces[0][0], self.pieces[0][1]


def is_corrected(turns: Sequence[Turn], turn: int, start: int) -> bool:
    """Tell whether words of correction stand before a position in a turn, not far."""
    before = turns[turn].text[:start]
    found = list(_CORRECTION.finditer(before))
    return bool(found) and start - found[-1].end() <= 24  # noqa: PLR2004 - characters of one breath


def is_negated(turns: Sequence[Turn], turn: int, start: int) -> bool:
    """Tell whether it is said not to be this: 不是陈."""
    return bool(_NEGATED.search(turns[turn].text[:start].rstrip("，, ")))


def choose(turns: Sequence[Turn], candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the best candidate; the last correction wins over everything before it."""
    kept = [each for each in candidates if not is_negated(turns, *each.where)]
    if not kept:
        return None
    corrected = [each for each in kept if is_corrected(turns, *each.where)]
    if corrected and any(each.where < corrected[-1].where for each in kept):
        return max(corrected, key=lambda each: each.where)
    return max(kept, key=lambda each: (each.probability, [-at for at in each.where]))

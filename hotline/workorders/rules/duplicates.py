"""Whether an order repeats another (重复件), and why: same caller, same place, same words.

Repeated demands are handled as one order: of one caller, the earlier order is followed up; of
several, theirs are merged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.workorders.rules.shingles import alike, marks, shingles
from hotline.workorders.rules.workflow import State

LOOK_BACK = timedelta(days=90)
"""What was said longer ago is another matter."""
MOST_SHOWN = 5
SAME_PLACE = 0.7
_LIKE_PLACE = 0.45
_SAME_WORDS = 0.6
_LIKE_WORDS = 0.35
_ENOUGH = 3
_OVER = frozenset({State.CLOSED, State.MERGED})


class Advice(StrEnum):
    """What to do about it: nothing is done without a press of a button."""

    FOLLOW = "follow"
    MERGE = "merge"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is being typed, or stands in an order."""

    phone_index: str
    area_id: int | None
    place: str
    event: str
    demand: str

    @property
    def words(self) -> str:
        """What happened and what is wanted, in one."""
        return f"{self.event}\n{self.demand}"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two have in common, and what to do about it."""

    score: int
    is_same_caller: bool
    advice: Advice
    reasons: tuple[str, ...]


def marks_of(said: Said) -> list[int]:
    """Return what the order is found by among those that say nearly the same."""
    return sorted({*marks("place", said.place), *marks("words", said.words)})


def compare(new: Said, old: Said, *, state: State, registered_at: datetime) -> Likeness | None:
    """Say how much the new repeats the old; None when not enough to show it."""
    same_caller = bool(new.phone_index) and new.phone_index == old.phone_index
    place = alike(shingles(new.place), shingles(old.place))
    words = alike(shingles(new.words), shingles(old.words))
    reasons = tuple(_reasons(new, old, place, words, same_caller=same_caller))
    score = _points(place, _LIKE_PLACE, SAME_PLACE) + _points(words, _LIKE_WORDS, _SAME_WORDS)
    score += 2 if same_caller else 0
    score += 1 if new.area_id is not None and new.area_id == old.area_id else 0
    if score < _ENOUGH:
        return None
    is_one_matter = words >= _LIKE_WORDS and (place >= _LIKE_PLACE or not new.place)
    advice = _advice(state, is_one_matter=is_one_matter, same_caller=same_caller)
    when = f"{registered_at:%Y-%m-%d} 登记"
    return Likeness(score, same_caller, advice, (*reasons, when))


def _points(share: float, like: float, same: float) -> int:
    return (share >= like) + (share >= same)


def _advice(state: State, *, is_one_matter: bool, same_caller: bool) -> Advice:
    if state in _OVER or not is_one_matter:
        return Advice.LINK
    return Advice.FOLLOW if same_caller else Advice.MERGE


def _reasons(
    new: Said, old: Said, place: float, words: float, *, same_caller: bool
) -> Iterable[str]:
    if same_caller:
        yield "同一来电号码"
    if place >= _LIKE_PLACE:
        yield "同一地点" if place >= SAME_PLACE else f"地点相近（{place:.0%}）"
    elif new.area_id is not None and new.area_id == old.area_id:
        yield "同一街道"
    if words >= _LIKE_WORDS:
        yield f"内容相同（{words:.0%}）" if words >= _SAME_WORDS else f"内容相近（{words:.0%}）"

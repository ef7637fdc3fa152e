"""In which ways a typed text may be meant (检索意图): as written, by synonym, place or sound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.core.han import is_han, plain
from hotline.knowledge.rules.search.grams import (
    grams_of,
    initials_of,
    is_typed_sound,
    sounds_of,
    syllables_of,
)
from hotline.knowledge.rules.search.kinds import without_asking

LONGEST = 300
"""Characters of a question that are looked at."""
_MOST_WAYS = 6
_MOST_HEARD = 12
"""A longer text is not a word somebody heard and wrote by its sound."""


class Why(StrEnum):
    """Why something was found (命中方式)."""

    WORDS = "words"
    SYNONYM = "synonym"
    PLACE = "place"
    PINYIN = "pinyin"
    INITIALS = "initials"
    MEANING = "meaning"


WHY_LABELS: Mapping[Why, str] = {
    Why.WORDS: "文字",
    Why.SYNONYM: "同义词",
    Why.PLACE: "地名别称",
    Why.PINYIN: "拼音或同音",
    Why.INITIALS: "拼音首字母",
    Why.MEANING: "语义",
}


@dataclass(frozen=True, slots=True)
class Ask:
    """One way to mean it: its single characters, its pairs, and how much it is trusted."""

    why: Why
    singles: tuple[str, ...]
    pairs: tuple[str, ...]
    trust: float

    @property
    def features(self) -> tuple[str, ...]:
        """Everything that is looked up."""
        return (*self.singles, *self.pairs)


@dataclass(frozen=True, slots=True)
class OtherWords:
    """What else people say: groups of words of one meaning, and nicknames of places."""

    groups: tuple[tuple[str, ...], ...] = ()
    places: Mapping[str, str] | None = None


NO_OTHERS = OtherWords()


def ways_of(text: str, others: OtherWords = NO_OTHERS) -> list[Ask]:
    """Return the ways a text may be meant, the surest first; none for a text without words."""
    said = plain(text[:LONGEST])
    if is_typed_sound(said):
        return [each for each in (*_typed(said), _written(said, Why.WORDS, 1.0)) if each.features]
    found = [_written(said, Why.WORDS, 1.0)]
    for way, why in _otherwise(said, others):
        found.append(_written(way, why, 0.95))
    if len(without_asking(said).strip()) <= _MOST_HEARD:
        found.append(Ask(Why.PINYIN, (), _once(sounds_of(without_asking(said))), 0.85))
    return [each for each in found if each.features][:_MOST_WAYS]


def _written(said: str, why: Why, trust: float) -> Ask:
    kept = without_asking(said)
    features = _once(grams_of(kept)) or _once(grams_of(said))
    singles = tuple(each for each in features if len(each) == 1 and is_han(each))
    pairs = tuple(each for each in features if len(each) > 1 or not is_han(each))
    return Ask(why, singles, pairs, trust)


def _typed(said: str) -> Iterator[Ask]:
    letters = "".join(said.split())
    if syllables_of(letters):
        yield Ask(Why.PINYIN, (), _once(sounds_of(letters)), 1.0)
    yield Ask(Why.INITIALS, (), _once(initials_of(letters)), 0.9)


def _otherwise(said: str, others: OtherWords) -> Iterator[tuple[str, Why]]:
    for nickname, name in (others.places or {}).items():
        if nickname in said and name not in said:
            yield said.replace(nickname, name), Why.PLACE
    for group in others.groups:
        held = max((each for each in group if each in said), key=len, default=None)
        if held is not None:
            for other in (each for each in group if each not in said):
                yield said.replace(held, other), Why.SYNONYM


def _once(features: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(features))

"""What parts of a line may be which component, and how much speaks for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.reference.rules.addresses import endings
from hotline.reference.rules.addresses.divisions import Divisions
from hotline.reference.rules.addresses.matching import Match, matches
from hotline.reference.rules.addresses.tokens import Line

_LONGEST = 16
_OTHER_CLAUSE = 1.0
_LEVEL_WORTH = {"prov": 3.0, "city": 2.9, "district": 2.7, "town": 2.2}
_SHORTENED = {"prov": 2.2, "city": 1.8, "district": 1.3, "town": 0.2}
_LEFT_OVER = {"poi": 0.3, "person": 0.1, "subpoi": -0.4, "community": -0.9}
_EACH_COSTS = 2.4
_CUT_SHORT = 2.5
_LIES_IN = 2.8
_TOKEN = 0.5
_LEFT_OVER_TOKEN = 0.32


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``start`` to ``end`` may be this component."""

    start: int
    end: int
    label: str
    worth: float
    is_sure: bool = False


def candidates(line: Line, divisions: Divisions) -> list[Candidate]:
    """Return every candidate of the line; together they cover it in at least one way."""
    return [*_divisions(line, divisions), *_numbers(line), *_words(line), *_clauses(line)]


def _worth(bonus: float, tokens: int) -> float:
    """Return what a component is worth: few long ones beat many short ones."""
    return bonus + _TOKEN * tokens - _EACH_COSTS


def _divisions(line: Line, divisions: Divisions) -> Iterator[Candidate]:
    for match in matches(line, divisions.levels, divisions.longest):
        length = match.end - match.start
        before = line.joined[: line.offsets[match.start]]
        right = line.normal[match.end] if match.end < len(line) else ""
        for told in divisions.levels[match.word]:
            level, shortened = told.rstrip("~"), told.endswith("~")
            worth = _worth((_SHORTENED if shortened else _LEVEL_WORTH)[level], length)
            if shortened and right in endings.GOES_ON:
                worth -= _CUT_SHORT
            if level in {"town", "district"} and divisions.lies_in(match.word, before):
                worth += _LIES_IN
            yield Candidate(match.start, match.end, level, worth, is_sure=not shortened)
            again = level != "town" and _is_again(line, match, shortened=shortened)
            if again or (shortened and _is_in_full_next(line, match)):
                yield Candidate(match.start, match.end, "redundant", worth + 0.6)


def _is_in_full_next(line: Line, match: Match) -> bool:
    """Tell whether the same name follows at once, as in 宁波宁波市."""
    return line.joined.startswith(match.word[:2], line.offsets[match.end])


def _is_again(line: Line, match: Match, *, shortened: bool) -> bool:
    """Tell whether a name was said before; a shortened one may have been said in full."""
    said = match.word[:2] if shortened else match.word
    return line.joined.find(said, 0, line.offsets[match.start]) >= 0


def _numbers(line: Line) -> Iterator[Candidate]:
    for start in range(len(line)):
        for end in range(start + 1, min(len(line), start + 8) + 1):
            word = line.word(start, end)
            left = line.normal[start - 1] if start else ""
            right = line.normal[end] if end < len(line) else ""
            if endings.is_cut(word, left, right):
                continue
            for label, bonus in endings.numbered(word):
                worth = _worth(bonus + endings.in_row(label, left, right), end - start)
                yield Candidate(start, end, label, worth, is_sure=True)


def _words(line: Line) -> Iterator[Candidate]:
    size = len(line)
    for start in range(size):
        for end in range(start + 1, min(size, start + _LONGEST) + 1):
            yield from _word(start, end, line.word(start, end))


def _word(start: int, end: int, word: str) -> Iterator[Candidate]:
    length = end - start
    for label, bonus in endings.ended(word):
        worth = _worth(bonus - endings.strangeness(word), length)
        yield Candidate(start, end, label, worth, is_sure=bonus > 1)
    if re.fullmatch(r"[^\w一-鿿]+|_+", word):
        yield Candidate(start, end, "redundant", _worth(2.0, length))
    if length == 1:
        yield Candidate(start, end, "redundant", _worth(-1.5, length))
        return
    if word[0] in endings.ENDS or endings.BREAK.search(word):
        return
    strange = endings.strangeness(word)
    for label, bonus in _LEFT_OVER.items():
        worth = bonus + _LEFT_OVER_TOKEN * length - _EACH_COSTS - strange
        yield Candidate(start, end, label, worth)


def _clauses(line: Line) -> Iterator[Candidate]:
    """Offer the clauses that speak of something else, where punctuation parts them."""
    edges = [at for at, each in enumerate(line.tokens) if endings.BREAK.match(each)]
    if not edges:
        return
    for start, end in zip([-1, *edges], [*edges, len(line)], strict=True):
        word = line.word(start + 1, end)
        if word and not endings.NAMES.search(word):
            yield Candidate(start + 1, end, "otherinfo", _OTHER_CLAUSE)

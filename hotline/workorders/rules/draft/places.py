"""Where it is: the place a citizen names, with all its pieces, in their own words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hotline.workorders.rules.draft.candidates import Candidate, choose
from hotline.workorders.rules.draft.place_words import (
    GENERIC,
    GLUE,
    HAPPENS,
    LEAD,
    LIVES,
    NOT_HERE,
    PIECE,
)
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.time_words import time_words
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.words import Lexicon

_GLUED = re.compile(GLUE)
_NAMED = frozenset({"area", "name", "known"})
_ENGLISH = re.compile(
    r"(?:at|on|in|near|opposite)\s+(?P<name>(?:\d+ )?(?:[A-Z][A-Za-z]+ ){1,4}(?:Road|Street|"
    r"Avenue|District|Garden|Park|Square|Hospital|School|Market))"
)
_BARE = re.compile(
    r"^(?:[\s，,嗯啊]|就?叫做?|就?是|在|名字叫?)*"
    r"(?P<name>(?!不|没|我|忘|知道)[一-鿿A-Za-z0-9]{2,10}?)[吧啊呢]?[\s。，,.！!]*$"
)
_SHORTEST_NAME = 3
NO_NAMES = Lexicon.of(())


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a spoken place, by kind."""

    kind: str
    start: int
    end: int


def find_place(
    turns: Sequence[Turn], asked: Sequence[frozenset[Asked]], known: Lexicon = NO_NAMES
) -> Candidate | None:
    """Return the most certain place; what a later answer adds is put to it."""
    found = [
        each
        for index, turn in enumerate(turns)
        if turn.is_citizen
        for each in _of_turn(index, turn.text, known, asked[index])
    ]
    chosen = choose(turns, found)
    if chosen is None:
        return None
    return _with_more(turns, asked, known, _with_earlier(found, asked, chosen))


def _with_earlier(
    found: Sequence[Candidate], asked: Sequence[frozenset[Asked]], chosen: Candidate
) -> Candidate:
    """Put what the story named before the answer to: where exactly?"""
    turn = chosen.where[0]
    earlier = [each for each in found if each.where[0] < turn]
    if Asked.NEARER not in asked[turn] or not earlier or earlier[-1].value in chosen.value:
        return chosen
    base = max(earlier, key=lambda each: each.probability)
    if chosen.value in base.value:
        return base
    if base.value[:_SHORTEST_NAME] in chosen.value:
        return chosen
    return Candidate(base.value + chosen.value, (*base.pieces, *chosen.pieces), chosen.probability)


def _of_turn(index: int, text: str, known: Lexicon, asked: frozenset[Asked]) -> Iterator[Candidate]:
    is_asked = Asked.PLACE in asked
    bare = _BARE.match(text) if Asked.PLACE_NAME in asked else None
    if bare and not any(each.kind in _NAMED for each in pieces_of(text, known)):
        yield Candidate(bare["name"], ((index, *bare.span("name")),), 0.9)
    for pieces in _together(text, list(pieces_of(text, known))):
        if not any(each.kind in _NAMED for each in pieces):
            continue
        start, end = pieces[0].start, pieces[-1].end
        certain = _certainty(text, pieces, is_asked=is_asked)
        if certain:
            yield Candidate(text[start:end], ((index, start, end),), certain)
    for match in _ENGLISH.finditer(text):
        yield Candidate(match["name"], ((index, *match.span("name")),), 0.85)


def _certainty(text: str, pieces: Sequence[Piece], *, is_asked: bool) -> float:
    """Return how surely this is where it happened; 0 for an office spoken of."""
    start, end = pieces[0].start, pieces[-1].end
    after, before = text[end : end + 6], text[max(0, start - 8) : start]
    if NOT_HERE.match(after) or NOT_HERE.search(before):
        return 0.0
    exact = len({each.kind for each in pieces}) + sum(each.kind == "name" for each in pieces)
    certain = 0.74 + 0.03 * min(exact, 4)
    certain += 0.06 * any(each.kind == "known" for each in pieces)
    certain += 0.05 * bool(HAPPENS.search(before)) + 0.08 * is_asked
    certain -= 0.06 * bool(LIVES.search(before))
    return min(certain, 0.98)


def pieces_of(text: str, known: Lexicon) -> Iterator[Piece]:
    """Yield the pieces of places in their order; what the city knows goes first."""
    taken = 0
    hits = {hit.start: hit.end for hit in known.find(text)}
    text = _without_times(text)
    while taken < len(text):
        match = PIECE.search(text, taken)
        at = next((start for start in sorted(hits) if start >= taken), None)
        if at is not None and (match is None or at < match.end()):
            yield Piece("known", at, hits[at])
            taken = hits[at]
        elif match is None:
            return
        else:
            taken = match.end()
            yield _trimmed(text, match)


def _without_times(text: str) -> str:
    """Return the text with times blotted out; 3号 alone may be a house."""
    for words in time_words(text):
        if [each.kind for each in words] != ["day"]:
            start, end = words[0].start, words[-1].end
            text = text[:start] + "。" * (end - start) + text[end:]
    return text


def _trimmed(text: str, match: re.Match[str]) -> Piece:
    kind, (start, end) = match.lastgroup or "", match.span()
    if kind not in {"name", "area"}:
        return Piece(kind, start, end)
    lead = LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    is_generic = GENERIC.match(text[start:end])
    return Piece("generic" if is_generic else kind, start, end)


def _together(text: str, pieces: list[Piece]) -> Iterator[list[Piece]]:
    kept: list[Piece] = []
    for piece in pieces:
        if kept and not _GLUED.fullmatch(text[kept[-1].end : piece.start]):
            yield kept
            kept = []
        if kept or piece.kind in _NAMED or piece.kind == "detail":
            kept.append(piece)
    if kept:
        yield kept


def _with_more(
    turns: Sequence[Turn],
    asked: Sequence[frozenset[Asked]],
    known: Lexicon,
    chosen: Candidate,
) -> Candidate:
    """Put the house number or the gate to it, when the operator asked where exactly."""
    turn, _, _ = chosen.pieces[-1]
    pieces, value = list(chosen.pieces), chosen.value
    for index in range(turn + 1, min(turn + 5, len(turns))):
        if not turns[index].is_citizen or Asked.PLACE not in asked[index]:
            continue
        text = turns[index].text
        for group in _details(text, known):
            start, end = group[0].start, group[-1].end
            if text[start:end] not in value:
                pieces.append((index, start, end))
                value += text[start:end]
            break
    return Candidate(value, tuple(pieces), chosen.probability)


def _details(text: str, known: Lexicon) -> Iterator[list[Piece]]:
    groups: Callable[[str], Iterator[list[Piece]]] = lambda said: _together(  # noqa: E731 - one line
        said, list(pieces_of(said, known))
    )
    yield from groups(text)

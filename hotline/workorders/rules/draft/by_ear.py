"""A place taken down wrongly (听着像): what was said stays, the name that is meant stands beside.

Only where no name of the city stands; what the words fill by themselves is never changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hotline.reference.rules.heard.ear import Ear
from hotline.reference.rules.heard.within import Sounding
from hotline.workorders.rules.draft.filled import Filled, Span, span_of
from hotline.workorders.rules.draft.place_words import HAPPENS, LIVES, NOT_HERE
from hotline.workorders.rules.draft.places import Piece, pieces_of
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.words import Lexicon

_CLOSE = 0.1
_SAME_SOUND = 0.031
"""Other characters of the same sound, and nothing else."""
_LONG = 4
_PROBABILITY = 0.6
_NAMED = frozenset({"name", "area"})


def mend_place(turns: Sequence[Turn], filled: Filled, known: Lexicon, ear: Ear) -> Filled:
    """Return the place with what is meant beside it, where a name in it only sounds right."""
    pieces = [_mended(turns[span.turn].text, span, known, ear) for span in filled.spans]
    if all(meant == span.text for meant, span in zip(pieces, filled.spans, strict=True)):
        return filled
    said = "".join(span.text for span in filled.spans)
    meant = "".join(pieces)
    return replace(filled, meant=meant) if said == filled.value else filled


def place_by_ear(
    turns: Sequence[Turn], asked: Sequence[frozenset[Asked]], known: Lexicon, ear: Ear
) -> Filled | None:
    """Return the place that no plain reading found: a name of the city in wrong characters."""
    found = [
        (each.distance, index, each)
        for index, turn in enumerate(turns)
        if turn.is_citizen
        for each in _strangers(turn.text, known, ear)
        if _is_place(turn.text, each, is_asked=Asked.PLACE in asked[index])
    ]
    if not found:
        return None
    _, index, best = min(found, key=lambda each: each[:2])
    span = span_of(turns, index, best.start, best.end)
    return Filled(
        value=span.text, probability=_PROBABILITY, spans=(span,), meant=best.name.text, by="sound"
    )


def _is_place(text: str, each: Sounding, *, is_asked: bool) -> bool:
    before = text[max(0, each.start - 8) : each.start]
    if NOT_HERE.match(text[each.end : each.end + 6]) or NOT_HERE.search(before):
        return False
    is_led = is_asked or bool(HAPPENS.search(before) or LIVES.search(before))
    is_long = each.end - each.start >= _LONG
    if each.distance <= _SAME_SOUND:
        return is_led or is_long
    return each.distance <= _CLOSE and is_led and is_long


def _mended(said: str, span: Span, known: Lexicon, ear: Ear) -> str:
    """Return the span's words with the names that are meant; one may begin before the span."""
    text = span.text
    hits = [(hit.start, hit.end) for hit in known.find(text)]
    pieces = list(pieces_of(text, known))
    changes = [
        (max(start, 0), end, each.name.text)
        for each in _strangers(said, known, ear)
        for start, end in [(each.start - span.start, each.end - span.start)]
        if each.distance <= _CLOSE
        and 0 < end <= len(text)
        and (start >= 0 or end - start >= _LONG)
        and not any(_is_part(start, end, piece) for piece in pieces)
    ]
    for piece in pieces:
        taken = [*hits, *((start, end) for start, end, _ in changes)]
        if piece.kind in _NAMED and _is_free(piece.start, piece.end, taken):
            meant = ear.meant(text[piece.start : piece.end])
            changes += [(piece.start, piece.end, meant.text)] if meant else []
    for start, end, meant_text in sorted(changes, reverse=True):
        text = text[:start] + meant_text + text[end:]
    return text


def _is_part(start: int, end: int, piece: Piece) -> bool:
    """Tell whether it is a part of a longer name: 东新村 of 江东新村."""
    if end <= piece.start or piece.end <= start:
        return False
    return not (start <= piece.start and end >= piece.end)


def _strangers(text: str, known: Lexicon, ear: Ear) -> Iterator[Sounding]:
    """Yield what sounds like a name, away from the names that stand there."""
    hits = [(hit.start, hit.end) for hit in known.find(text)]
    yield from (each for each in ear.within(text) if _is_free(each.start, each.end, hits))


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return all(end <= other or last <= start for other, last in taken)

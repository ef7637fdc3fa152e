"""Cut lines into articles: by headings, else by questions and answers, else as one."""

import re
from collections import Counter
from collections.abc import Sequence

from hotline.knowledge.reading.pieces import Line, Piece

_ASKED = re.compile(r"^\s*(?:问|问题|Q)\s*\d*\s*[:：.、]\s*(.+)", re.IGNORECASE)
_ANSWERED = re.compile(r"^\s*(?:答|答复|回答|A)\s*\d*\s*[:：.、]\s*(.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_HEADING = 120
_FEW = 2


def cut(lines: Sequence[Line]) -> list[Piece]:
    """Return the articles in these lines, every line in one of them."""
    lines = [each for each in lines if each.text.strip()]
    if not lines:
        return []
    asked = sum(1 for each in lines if _ASKED.match(each.text))
    rank = _cutting_rank(lines)
    if rank:
        return _by_headings(lines, rank)
    return _by_questions(lines) if asked else [_as_one(lines)]


def _cutting_rank(lines: Sequence[Line]) -> int:
    """Return the highest rank of heading that comes up more than once; 0: none does."""
    counted = Counter(each.rank for each in lines if each.rank)
    several = [rank for rank, count in counted.items() if count >= _FEW]
    return min(several, default=min(counted, default=0) if len(counted) == 1 else 0)


def _by_headings(lines: Sequence[Line], rank: int) -> list[Piece]:
    pieces: list[Piece] = []
    for number, each in enumerate(lines, 1):
        if each.rank == rank or not pieces:
            is_title = each.rank > 0
            first = Piece(number, title=each.text.strip() if is_title else "")
            pieces.append(first)
            if is_title:
                continue
        pieces[-1].body = _joined(pieces[-1].body, each.text)
    return pieces


def _by_questions(lines: Sequence[Line]) -> list[Piece]:
    pieces: list[Piece] = []
    for number, each in enumerate(lines, 1):
        asked = _ASKED.match(each.text)
        if asked:
            pieces.append(Piece(number, title=asked[1].strip()))
            continue
        if not pieces:
            pieces.append(Piece(number))
        answered = _ANSWERED.match(each.text)
        pieces[-1].body = _joined(pieces[-1].body, answered[1] if answered else each.text)
    return pieces


def _as_one(lines: Sequence[Line]) -> Piece:
    first, *rest = lines
    if len(first.text.strip()) > _LONGEST_HEADING or not rest:
        rest, title = list(lines), ""
    else:
        title = first.text.strip()
    body = ""
    for each in rest:
        body = _joined(body, each.text)
    return Piece(1, title=title, body=body)


def _joined(body: str, text: str) -> str:
    return f"{body}\n{text.strip()}" if body else text.strip()

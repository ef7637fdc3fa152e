"""Pieces of a short note that speak of different groups of topics, whatever joins them."""

import re
from collections import defaultdict
from dataclasses import dataclass

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.topics import rank_topics

LONGEST = 160
"""A longer text argues: its sentences may speak of anything and want one thing."""
_PIECE = re.compile(
    r"[^。！？!?；;\n]+?(?=[。！？!?；;\n]|[，,]\s*(?:另外|此外|同时|顺便|还有|还想|再问|并投诉|也投诉|也想|另)|$)"
)
_SHORTEST = 6
_SPEAKS = 3.2
"""About one word that a few topics share."""
_TIMES = 1.5


@dataclass(frozen=True, slots=True)
class Matter:
    """A piece, where it stands, and the group it speaks of."""

    text: str
    start: int
    group: str
    scores: dict[str, float]


def matters_of(text: str, city: City) -> list[Matter]:
    """Return the first piece of each group; fewer than two where the note is about one matter."""
    if len(text) > LONGEST:
        return []
    found: list[Matter] = []
    for match in _PIECE.finditer(text):
        piece = match.group().strip("，, \t")
        if len(piece) < _SHORTEST:
            continue
        scores = _scores(piece, city)
        group = _group(scores)
        if group and not any(group in each.scores or each.group in scores for each in found):
            found.append(Matter(piece, match.start() + match.group().find(piece), group, scores))
    return found


def _scores(piece: str, city: City) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for guess in rank_topics(piece, city):
        group = city.topics[guess.code].group
        scores[group] = max(scores[group], guess.score)
    return dict(scores)


def _group(scores: dict[str, float]) -> str:
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or ranked[0][1] < _SPEAKS:
        return ""
    is_clear = len(ranked) == 1 or ranked[0][1] >= _TIMES * ranked[1][1]
    return ranked[0][0] if is_clear else ""

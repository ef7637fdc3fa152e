"""Known words within a line."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from hotline.reference.rules.addresses.tokens import Line

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``start`` to ``end`` are this word."""

    start: int
    end: int
    word: str

    def position(self, token: int) -> str:
        """Say where in the word a token stands: begin, inside, end, single."""
        if self.end - self.start == 1:
            return "S"
        if token == self.start:
            return "B"
        return "E" if token == self.end - 1 else "I"


def matches(line: Line, words: Container[str], longest: int) -> Iterator[Match]:
    """Yield every known word of two or more characters, wherever it starts."""
    size = len(line)
    for start in range(size):
        for end in range(start + 1, min(size, start + longest) + 1):
            word = line.word(start, end)
            if len(word) >= _SHORTEST and word in words:
                yield Match(start, end, word)


def longest_first(found: list[Match]) -> list[Match]:
    """Return the matches a reader would take: from the left, the longest each time."""
    best: dict[int, Match] = {}
    for each in found:
        if each.start not in best or best[each.start].end < each.end:
            best[each.start] = each
    taken: list[Match] = []
    at = 0
    for start in sorted(best):
        if start >= at:
            taken.append(best[start])
            at = best[start].end
    return taken

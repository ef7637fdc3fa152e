"""Features of the divisions a line names, and names again."""

from hotline.reference.rules.addresses.divisions import Divisions
from hotline.reference.rules.addresses.matching import Match, longest_first, matches
from hotline.reference.rules.addresses.tokens import Line

_BASE = 2


def add_divisions(found: list[list[str]], line: Line, divisions: Divisions) -> None:
    """Add level and position of every division a token may belong to, and if it was said before."""
    every = list(matches(line, divisions.levels, divisions.longest))
    for match in every:
        _add_match(found, line, match, divisions.levels[match.word])
    _add_levels(found, line, longest_first(every), divisions)


def _add_match(found: list[list[str]], line: Line, match: Match, levels: tuple[str, ...]) -> None:
    again = _again(line, match)
    length = min(match.end - match.start, 5)
    for level in levels:
        for token in range(match.start, match.end):
            position = match.position(token)
            found[token].append(f"g{level}{position}{length}")
            if again:
                found[token].append(f"ga{level}{position}{again}")
        if match.end < len(line):
            found[match.end].append(f"gl{level}|{line.normal[match.end]}")
        if match.start:
            found[match.start - 1].append(f"gr{level}")


def _again(line: Line, match: Match) -> str:
    """Say whether the name, or its first two characters, stands elsewhere in the line too."""
    start, end = line.offsets[match.start], line.offsets[match.end]
    base = match.word[:_BASE]
    later, earlier = line.joined.find(base, end), line.joined[:start].rfind(base)
    told = ["A"] if line.joined.find(match.word, end) >= 0 else []
    if later >= 0:
        told.append("n" if later == end else "f")
    if line.joined.find(match.word, 0, start) >= 0:
        told.append("R")
    if earlier >= 0:
        told.append("N" if earlier + _BASE >= start - 1 else "F")
    return "".join(told)


def _add_levels(
    found: list[list[str]], line: Line, taken: list[Match], divisions: Divisions
) -> None:
    """Add each token's level as a reader would take it."""
    own = ["o"] * len(line)
    for match in taken:
        levels = "+".join(divisions.levels[match.word])
        for token in range(match.start, match.end):
            own[token] = match.position(token) + levels
    for at, each in enumerate(own):
        found[at].append(f"l{each}")

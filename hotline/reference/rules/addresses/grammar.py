"""Take an address apart by knowledge alone: divisions, endings, numbers, and their usual order."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.reference.rules.addresses.candidates import Candidate, candidates
from hotline.reference.rules.addresses.divisions import Divisions
from hotline.reference.rules.addresses.labels import Component
from hotline.reference.rules.addresses.order import step
from hotline.reference.rules.addresses.tokens import Line, cut

_SURE, _UNSURE = 0.9, 0.55
_START = "start"


@dataclass(frozen=True, slots=True)
class _Path:
    """The best way to reach a token with a label: its worth, and the component before."""

    worth: float
    last: Candidate | None
    before: "_Path | None"

    @property
    def label(self) -> str:
        return self.last.label if self.last else _START


def parse_by_rules(text: str, divisions: Divisions) -> list[Component]:
    """Return the line's components; a rule's certainty stands for a probability."""
    line = cut(text)
    chosen = _best(line, candidates(line, divisions))
    return [_component(text, line, each) for each in chosen]


def _best(line: Line, offered: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that cover the line with the greatest worth."""
    by_start: dict[int, list[Candidate]] = {}
    for each in offered:
        by_start.setdefault(each.start, []).append(each)
    reached: list[dict[str, _Path]] = [{} for _ in range(len(line) + 1)]
    reached[0][_START] = _Path(0, None, None)
    for at in range(len(line)):
        for candidate in by_start.get(at, ()):
            for path in reached[at].values():
                worth = path.worth + candidate.worth + step(path.label, candidate.label)
                there = reached[candidate.end]
                if candidate.label not in there or there[candidate.label].worth < worth:
                    there[candidate.label] = _Path(worth, candidate, path)
    best: _Path | None = max(reached[-1].values(), key=lambda each: each.worth, default=None)
    taken: list[Candidate] = []
    while best and best.last:
        taken.append(best.last)
        best = best.before
    return taken[::-1]


def _component(text: str, line: Line, each: Candidate) -> Component:
    start = line.starts[each.start]
    end = line.starts[each.end - 1] + len(line.tokens[each.end - 1])
    certainty = _SURE if each.is_sure else _UNSURE
    return Component(start, end, text[start:end], each.label, certainty)

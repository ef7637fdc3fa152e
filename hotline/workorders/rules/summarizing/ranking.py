"""Rank clauses by a linear model; the best is the title, the best few the summary.

The weights were fitted by ``bench/titles.py`` on public letters and the titles their
writers gave them, and say only which kinds of clause titles resemble.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.workorders.rules.summarizing.clauses import Clause, clauses_of
from hotline.workorders.rules.summarizing.features import features_of, pairs_of

WEIGHTS = (-0.62, 3.32, 0.51, 1.61, -0.68, 2.02, 0.89, 0.5, 0.33, -0.28, -0.97)
LONGEST_TITLE = 30
MOST_SENTENCES = 4
WORTH_IT = 200
"""Han from which a text is worth a summary."""
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Summary:
    """A title, and the clauses that carry the text, in its order."""

    title: str
    clauses: tuple[Clause, ...]


def summarize(text: str, *, most: int = MOST_SENTENCES) -> Summary:
    """Return title and summary; both empty where the text says nothing."""
    clauses = clauses_of(text)
    if not clauses:
        return Summary("", ())
    ranked = ranked_clauses(clauses, WEIGHTS)
    chosen: list[Clause] = []
    for each in ranked:
        if len(chosen) == most:
            break
        if not any(_alike(each, other) for other in chosen):
            chosen.append(each)
    chosen.sort(key=lambda each: each.start)
    return Summary(_title(ranked[0]), tuple(chosen))


def ranked_clauses(clauses: Sequence[Clause], weights: Sequence[float]) -> list[Clause]:
    """Return clauses, the likeliest title first; of equals the earlier."""
    scores = [
        sum(w * f for w, f in zip(weights, features, strict=True))
        for features in features_of(clauses)
    ]
    order = sorted(range(len(clauses)), key=lambda at: (-scores[at], at))
    return [clauses[at] for at in order]


def _title(clause: Clause) -> str:
    text = clause.core
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


def _alike(one: Clause, other: Clause) -> bool:
    first, second = set(pairs_of(one.text)), set(pairs_of(other.text))
    return len(first & second) >= _SAME * min(len(first), len(second))

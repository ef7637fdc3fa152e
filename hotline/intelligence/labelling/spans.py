"""The spans of one text: how likely each is, and the best that go together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from hotline.intelligence.labelling.lattice import Floats
from hotline.intelligence.labelling.tags import Flags, Marked

_UNLIKELY = 0.02


@dataclass
class _Chain:
    """What follows what in one text."""

    inner: Floats
    marginals: Floats
    ahead: Floats
    """Of each token and tag, times everything behind it."""
    behind: Floats
    """Of each token and tag, everything behind it."""

    def onward(self, token: int, before: int, after: int) -> float:
        """Return how likely the next token has one tag, if this one has the other."""
        total = float(self.behind[token, before])
        return float(self.inner[before, after] * self.ahead[token + 1, after]) / total


def likely_spans(scores: Floats, steps: Floats, flags: Flags, tags: Sequence[str]) -> list[Marked]:
    """Return every span that is not unlikely, each with its exact probability."""
    chain = _chain(scores, steps, flags)
    number = {each: place for place, each in enumerate(tags)}
    found: list[Marked] = []
    for start, tag in np.argwhere(chain.marginals > _UNLIKELY).tolist():
        begin, label = tags[tag][0], tags[tag][2:]
        share = float(chain.marginals[start, tag])
        if begin == "S":
            found.append(Marked(start, start + 1, label, min(share, 1.0)))
        elif begin == "B":
            ends = (number.get(f"I-{label}"), number.get(f"E-{label}"))
            found += [
                Marked(start, end, label, min(likely, 1.0))
                for end, likely in _ends(chain, (start, tag), share, ends)
            ]
    return found


def best_together(found: Sequence[Marked], size: int, least: float) -> list[Marked]:
    """Return spans that do not overlap and gain most over ``least``; unsure ones are left out.

    With ``least`` at half the expected F1 this is the choice with the best expected F1.
    """
    by_end: dict[int, list[Marked]] = {}
    for each in found:
        by_end.setdefault(each.end, []).append(each)
    gain = [0.0]
    chosen: list[Marked | None] = [None]
    for end in range(1, size + 1):
        gain.append(gain[-1])
        chosen.append(None)
        for each in by_end.get(end, ()):
            worth = gain[each.start] + each.probability - least
            if worth > gain[end]:
                gain[end], chosen[end] = worth, each
    taken: list[Marked] = []
    at = size
    while at:
        best = chosen[at]
        if best:
            taken.append(best)
        at = best.start if best else at - 1
    return taken[::-1]


def _chain(scores: Floats, steps: Floats, flags: Flags) -> _Chain:
    size = scores.shape[1]
    ways = np.where(flags, np.exp(steps.astype(np.float64)), 0)
    inner, start, end = ways[:size], ways[size], ways[size + 1]
    local = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    behind, ahead = np.zeros_like(local), np.zeros_like(local)
    behind[-1] = end
    for token in range(len(local) - 1, -1, -1):
        ahead[token] = local[token] * behind[token]
        ahead[token] /= ahead[token].max() or 1.0
        if token:
            behind[token - 1] = inner @ ahead[token]
    forward = start * local[0]
    marginals = np.zeros_like(local)
    for token in range(len(local)):
        forward = forward / forward.sum()
        both = forward * behind[token]
        marginals[token] = both / both.sum()
        if token + 1 < len(local):
            forward = (forward @ inner) * local[token + 1]
    return _Chain(inner, marginals, ahead, behind)


def _ends(
    chain: _Chain, begin: tuple[int, int], share: float, ends: tuple[int | None, int | None]
) -> Iterator[tuple[int, float]]:
    """Yield where a span that begins here may end, and how likely."""
    token, tag = begin
    inside, last = ends
    while token + 1 < len(chain.marginals) and share > _UNLIKELY:
        if last is not None:
            likely = share * chain.onward(token, tag, last)
            if likely > _UNLIKELY:
                yield token + 2, likely
        if inside is None:
            return
        share *= chain.onward(token, tag, inside)
        token, tag = token + 1, inside

"""Cut Chinese into words by a vocabulary learnt from texts that somebody cut before.

What was left out of those texts (的, 我们, 非常) is not in the vocabulary either and falls away,
so a letter as it was written and one without its stop words come out nearly the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from hotline.intelligence.classifying.texts import MOST, runs

LONGEST = 6
"""Characters of a word."""
_RARE = 2
_STRANGE = 4.0
"""How much dearer than the rarest word a character is that nobody knows."""


class Cutter:
    """Cuts by the likeliest sequence of known words."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Keep the words with how often each was seen; without words nothing can be cut."""
        self.counts = dict(counts)
        total = sum(self.counts.values()) or 1
        self._cost = {word: log(total / count) for word, count in self.counts.items()}
        self._strange = log(total) + _STRANGE

    def __bool__(self) -> bool:
        """Return whether there is a vocabulary."""
        return bool(self.counts)

    def cut(self, text: str) -> list[str]:
        """Return the known words of a text as people write it, in order."""
        words: list[str] = []
        for run in runs(text):
            words += [run] if run.isascii() else self._cut_run(run)
        return words

    def _cut_run(self, run: str) -> list[str]:
        size = len(run)
        best = [0.0] + [float("inf")] * size
        came = [0] * (size + 1)
        cost, strange = self._cost, self._strange
        for start in range(size):
            here = best[start]
            for end in range(start + 1, min(start + LONGEST, size) + 1):
                price = cost.get(run[start:end])
                if price is None:
                    if end > start + 1:
                        continue
                    price = strange
                if here + price < best[end]:
                    best[end], came[end] = here + price, start
        ends = [size]
        while ends[-1]:
            ends.append(came[ends[-1]])
        ends.reverse()
        words = (run[start:end] for start, end in pairwise(ends))
        return [word for word in words if word in self.counts]


def learn_words(texts: Iterable[str]) -> Cutter:
    """Learn the words of texts that are cut by blanks."""
    counts = Counter(word for text in texts for word in cut_words(text))
    kept = {
        word: count
        for word, count in counts.items()
        if not word.isascii() and len(word) <= LONGEST and (count >= _RARE or len(word) == 1)
    }
    return Cutter(dict(sorted(kept.items())))


def cut_words(text: str) -> list[str]:
    """Return the words of a text that is cut by blanks already."""
    return [run for word in text[: 4 * MOST].split() for run in runs(word)]

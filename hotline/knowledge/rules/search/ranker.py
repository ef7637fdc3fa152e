"""Rank passages for a question (检索排序): by words, by the kind of answer, by meaning.

The same ranking serves a folder of articles and the few that PostgreSQL found: whoever builds
a :class:`Ranker` of a few says how rare a feature is among all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotline.core.han import plain
from hotline.knowledge.rules.search.asking import NO_OTHERS, Ask, OtherWords, Why, ways_of
from hotline.knowledge.rules.search.counts import Counts, Floats
from hotline.knowledge.rules.search.kinds import traits_of, wanted_by
from hotline.knowledge.rules.search.part import Part, Rarity
from hotline.knowledge.rules.search.texts import Text, count_texts, split
from hotline.knowledge.rules.search.weights import BY_HAND, Weights


@dataclass(frozen=True, slots=True)
class Ranked:
    """One article, its score, its best passage and why it was found."""

    article: int
    score: float
    passage: int
    """The number of the passage among the passages given."""
    why: Why
    share: float
    """Which share of what was asked the passage or a heading holds, 0-1."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for each passage: rows of passages, columns as the fields of the weights."""

    table: Floats
    share: Floats
    ask: Ask


class Ranker:
    """Ranks a set of texts; it is built once, or for the few articles that may answer."""

    def __init__(
        self,
        texts: Sequence[Text],
        *,
        counted: tuple[Counts, Counts] | None = None,
        rarity_of: Rarity | None = None,
        average: float | None = None,
        weights: Weights = BY_HAND,
    ) -> None:
        """Count what the texts hold, unless that was counted before."""
        self.weights = weights
        self.passages, headings = split(texts)
        bodies, heads = counted or count_texts(texts)
        self._body = Part(self.passages, bodies, rarity_of)
        self._head = Part(headings, heads, rarity_of)
        sizes = self._body.sizes
        self._body.relate_to(average or (float(sizes.mean()) if sizes.size else 1.0))
        written = [plain(each.text) for each in self.passages]
        self._traits = traits_of(written)
        self._length = np.log1p(np.array([len(each) for each in written], np.float32))
        self._articles = 1 + max((each.article for each in texts), default=-1)

    def rank(
        self,
        question: str,
        *,
        others: OtherWords = NO_OTHERS,
        asks: Sequence[Ask] | None = None,
        closeness: Floats | None = None,
        heard: Floats | None = None,
        most: int = 10,
    ) -> list[Ranked]:
        """Return the best articles, best first; each once, with its best passage.

        ``asks`` are the ways the question may be meant, where those were found before.
        """
        ways = ways_of(question, others) if asks is None else asks
        signs = self.signs(question, ways, closeness=closeness, heard=heard)
        if not signs:
            return []
        totals = np.stack([each.table @ self.weights.vector for each in signs])
        meant = totals.argmax(axis=0)
        total = totals.max(axis=0)
        found: dict[int, Ranked] = {}
        for at in np.argsort(-total, kind="stable"):
            article = int(self._body.owners[at])
            if article not in found:
                way = signs[int(meant[at])]
                share = float(way.share[at])
                why = way.ask.why if share > 0 or closeness is None else Why.MEANING
                found[article] = Ranked(article, float(total[at]), int(at), why, share)
            if len(found) == most:
                break
        return list(found.values())

    def signs(
        self,
        question: str,
        asks: Sequence[Ask] | None = None,
        *,
        closeness: Floats | None = None,
        heard: Floats | None = None,
    ) -> list[Signs]:
        """Return what speaks for each passage, for every way the question may be meant."""
        if not self.passages:
            return []
        ways = ways_of(question) if asks is None else asks
        fitting = self._traits @ wanted_by(plain(question))
        nothing = np.zeros_like(self._length)
        given = [nothing if each is None else each for each in (closeness, heard)]
        return [self._signs(each, [fitting, *given]) for each in ways]

    def _signs(self, ask: Ask, given: Sequence[Floats]) -> Signs:
        singles, pairs = self._body.ask(ask.singles), self._body.ask(ask.pairs)
        heading = self._of_headings(ask)
        common = np.sqrt(max(singles.whole, 1e-6) * np.maximum(self._body.singles, 1e-6))
        columns = [
            (singles.bm25 + pairs.bm25) / 10 * ask.trust,
            singles.share * ask.trust,
            pairs.share * ask.trust,
            singles.held / common * ask.trust,
            self._length,
            given[0],
            heading * ask.trust,
            *given[1:],
        ]
        share = np.asarray(np.maximum(pairs.share, heading) * ask.trust, np.float32)
        return Signs(np.stack(columns, axis=1).astype(np.float32), share, ask)

    def _of_headings(self, ask: Ask) -> NDArray[np.float32]:
        """Return for each passage how well the best heading of its article holds the pairs."""
        best = np.zeros(self._articles, np.float32)
        if len(self._head.owners):
            np.maximum.at(best, self._head.owners, self._head.ask(ask.pairs).share)
        return best[self._body.owners]

"""A learnt model: reads a title and a text, names topics with a probability, or abstains."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotline.intelligence.classifying import storing
from hotline.intelligence.classifying.cutting import Cutter
from hotline.intelligence.classifying.example import topic_of
from hotline.intelligence.classifying.meaning import Embed, Meaning
from hotline.intelligence.classifying.prediction import Candidate, Prediction
from hotline.intelligence.classifying.reasons import spoken_for
from hotline.intelligence.classifying.terms import terms_of, words_of
from hotline.intelligence.classifying.tree import HERE, Names, Tree, walk
from hotline.intelligence.classifying.vectors import Row, Vocabulary

NOTHING_KNOWN = Prediction((), abstained=True)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that was learnt, and the card that says from what and how well."""

    cutter: Cutter
    vocabulary: Vocabulary
    tree: Tree
    slopes: Sequence[float]
    threshold: float
    card: Mapping[str, Any]
    meaning: Meaning | None = None
    embed: Embed | None = None
    """Asked for a text's meaning; where none answers the words decide alone."""

    @classmethod
    def load(cls, folder: Path, embed: Embed | None = None) -> "Model":
        """Read a model from its folder.

        Raises:
            ModelFilesError: it is absent, of another version or damaged.

        """
        return cls(**storing.read(folder), embed=embed)

    def save(self, folder: Path) -> None:
        """Write the model; a reader sees the old one or the new one, never half of it."""
        parts = {name: getattr(self, name) for name in storing.PARTS}
        storing.write(folder, parts)

    def predict(self, title: str, text: str, top: int = 3) -> Prediction:
        """Return the likeliest topics of a text."""
        words, row = self.read(title, text)
        if not len(row.at):
            return NOTHING_KNOWN
        ranked = sorted(walk(self.tree, row, self.slopes), key=lambda each: (-each[1], each[0]))
        candidates = tuple(
            Candidate(topic_of(names), probability, self._reasons(names, row, words))
            for names, probability in ranked[:top]
        )
        first = ranked[0][0]
        levels = tuple(
            (
                topic_of(first[:depth]),
                sum(share for names, share in ranked if names[:depth] == first[:depth]),
            )
            for depth in range(1, len(first) + 1)
        )
        return Prediction(candidates, candidates[0].probability < self.threshold, levels)

    def read(self, title: str, text: str) -> tuple[list[str], Row]:
        """Return the words of a text and what they weigh."""
        words = words_of(title or "", text or "", self.cutter)
        row = self.vocabulary.row(terms_of(words, are_cut=bool(self.cutter)))
        if self.meaning and self.embed and len(row.at):
            row = self.meaning.add(row, title or "", text or "", self.embed, len(self.vocabulary))
        return words, row

    def _reasons(self, names: Names, row: Row, words: list[str]) -> tuple[str, ...]:
        """Return the words for each level of a topic, the first level's first."""
        found: list[str] = []
        for depth in range(len(names) + 1):
            decision = self.tree.get(names[:depth])
            name = names[depth] if depth < len(names) else HERE
            if decision and name in decision.names:
                found += spoken_for(name, decision, row, self.vocabulary, words)
        return tuple(dict.fromkeys(found))

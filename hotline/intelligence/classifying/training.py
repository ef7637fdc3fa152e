"""Learn a model from texts that people sorted, and measure it on texts it did not learn from."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from hotline.intelligence.classifying.abstaining import abstain, choose_threshold
from hotline.intelligence.classifying.card import describe
from hotline.intelligence.classifying.checking import cross_check
from hotline.intelligence.classifying.doubting import doubts
from hotline.intelligence.classifying.example import Example, levels
from hotline.intelligence.classifying.meaning import Embed
from hotline.intelligence.classifying.model import Model
from hotline.intelligence.classifying.reading import Tell, read_examples
from hotline.intelligence.classifying.tree import grow

PRECISION = 0.98
"""What must hold of the texts a model does not abstain from, above the goal of 0.97."""


def train(
    examples: Iterable[Example],
    *,
    trained_on: date,
    precision: float = PRECISION,
    seed: int = 0,
    tell: Tell = lambda _: None,
    embed: Embed | None = None,
    hints: Sequence[Example] = (),
) -> Model:
    """Learn topics; the same examples and seed give the same model.

    ``hints`` only teach and are not judged: say, names of what stands below a topic.
    With ``embed`` the model also looks at what a sentence model makes of whole texts: better
    with few examples and on texts as people write them, and thirty times as slow.

    Raises:
        TooFewExamplesError: fewer than two topics have a text with words in it.
        MeaningMissingError: ``embed`` does not answer.

    """
    kept = [each for each in examples if levels(each.topic)]
    reading = read_examples(kept, tell, embed, hints)
    checked = cross_check(reading, seed=seed, tell=tell)
    threshold = choose_threshold(checked.judged, precision)
    judged = abstain(checked.judged, checked.fold, precision)
    tell("用全部样本学习")
    rows, topics = reading.lessons(np.arange(len(kept)))
    tree = grow(rows, topics, words=reading.vocabulary.words, seed=seed)
    card = describe(kept, judged, trained_on=trained_on, precision=precision)
    card |= {"threshold": round(threshold, 4), "slopes": checked.slopes, "seed": seed}
    card |= {"judged": len(judged), **doubts(kept, reading, checked, threshold)}
    card |= {"groups": len(set(reading.groups.tolist())), "terms": len(reading.vocabulary)}
    card["hints"] = len(hints)
    if reading.meaning:
        card["meaning"] = reading.meaning.model
    return Model(
        reading.cutter,
        reading.vocabulary,
        tree,
        checked.slopes,
        threshold,
        card,
        reading.meaning,
        embed,
    )

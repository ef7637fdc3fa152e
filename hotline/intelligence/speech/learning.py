"""Learn from a site's own texts what people speak of, for mending homophones (习得用语)."""

from collections.abc import Iterable

from hotline.intelligence.speech.language_model import Trigrams
from hotline.intelligence.speech.mending import LEAST_CHARACTERS, model_file


def learn_words(texts: Iterable[str]) -> int:
    """Learn anew from texts; return how many characters, or nought when they were too few.

    Too few leave what was learnt before. Kept are counts of three characters in a row that
    occur twice, and neither texts nor whose they are.
    """
    model = Trigrams.learn(texts)
    if model.characters < LEAST_CHARACTERS:
        return 0
    model.save(model_file())
    return model.characters

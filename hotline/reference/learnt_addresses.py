"""Parse addresses by what was learnt from labelled ones (习得的地址解析)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotline.intelligence.labelling.files import LabellerFileError, load, save
from hotline.intelligence.labelling.labeller import Labeller
from hotline.intelligence.labelling.tags import tags_of
from hotline.intelligence.labelling.training import Course, learn
from hotline.reference.divisions import china
from hotline.reference.rules.addresses.examples import Example, token_spans
from hotline.reference.rules.addresses.features import Features, features_of
from hotline.reference.rules.addresses.labels import NOTHING, Component
from hotline.reference.rules.addresses.lexicon import Lexicon
from hotline.reference.rules.addresses.tokens import Line, cut

Tell = Callable[[int, int, float], None]
"""Hears the round, how many there are, and the mean loss."""


@dataclass(frozen=True)
class LearntParser:
    """A labeller with the words its addresses named."""

    labeller: Labeller
    lexicon: Lexicon

    def parse(self, text: str) -> list[Component]:
        """Return the line's components from left to right."""
        line = cut(text)
        marked = self.labeller.mark(features_of(line, china(), self.lexicon))
        return [
            component(text, line, (each.start, each.end, each.label), each.probability)
            for each in marked
            if each.label != NOTHING
        ]


def component(text: str, line: Line, span: tuple[int, int, str], probability: float) -> Component:
    """Return the component that these tokens of the line are."""
    first, last, label = span
    start = line.starts[first]
    end = line.starts[last - 1] + len(line.tokens[last - 1])
    return Component(start, end, text[start:end], label, round(probability, 4))


def train(examples: Sequence[Example], tell: Tell, course: Course | None = None) -> LearntParser:
    """Learn a parser from labelled addresses."""
    course = course or Course()
    lexicon = Lexicon.of(pair for each in examples for pair in each.named())
    texts: list[Features] = []
    tags: list[list[str]] = []
    for each in examples:
        line = cut(each.text)
        own = lexicon.without(each.named())
        texts.append(features_of(line, china(), own))
        tags.append(tags_of(token_spans(each, line)))
    labeller = learn(
        texts, tags, course, lambda turn, loss: tell(turn, course.rounds * course.networks, loss)
    )
    return LearntParser(labeller, lexicon)


def keep(parser: LearntParser, folder: Path, about: dict[str, Any]) -> None:
    """Write the parser into a folder: numbers and words, no code."""
    save(parser.labeller, folder, about | {"lexicon": parser.lexicon.times})


def bring(folder: Path) -> LearntParser:
    """Read a parser from a folder.

    Raises:
        LabellerFileError: there is none, or it is not whole.

    """
    labeller, about = load(folder)
    times = about.get("lexicon")
    if not isinstance(times, dict):
        msg = f"{folder} 里的模型不是地址解析的模型。"
        raise LabellerFileError(msg)
    return LearntParser(labeller, Lexicon(times))

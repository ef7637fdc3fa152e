"""Find many words in a text at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def plain(text: str) -> str:
    """Return the text with full-width letters and digits made narrow; its length stays."""
    return text.translate(_WIDE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word and where it stands."""

    word: str
    start: int

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.word)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of words, kept by their first character."""

    by_first: dict[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, words: Iterable[str]) -> "Lexicon":
        """Keep the words, longest first."""
        kept: dict[str, list[str]] = {}
        for word in sorted({each for each in words if each}, key=len, reverse=True):
            kept.setdefault(word[0], []).append(word)
        return cls({first: tuple(words) for first, words in kept.items()})

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every word at every place, the longest at each place only."""
        for start, first in enumerate(text):
            for word in self.by_first.get(first, ()):
                if text.startswith(word, start):
                    yield Hit(word, start)
                    break


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence a span stands in."""
    left = max(text.rfind(mark, 0, start) for mark in "。！？；!?;\n") + 1
    ends = [at for at in (text.find(mark, end) for mark in "。！？；!?;\n") if at >= 0]
    return text[left : min(ends, default=len(text))]

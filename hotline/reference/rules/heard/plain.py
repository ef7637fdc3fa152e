"""The plain search over names in memory: what is typed begins a name at some character."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotline.reference.rules.heard.names import Name, Readings
from hotline.reference.rules.spellings import MIN_LETTERS, is_latin, typed

_BETWEEN = "\n"


@dataclass(frozen=True)
class _Texts:
    """All names' texts in one, to be searched at once; where each and each syllable starts."""

    whole: str
    starts: Sequence[int]
    syllables: frozenset[int]

    @classmethod
    def of(cls, names: Sequence[Sequence[str]]) -> "_Texts":
        """Join names, each given by its pieces."""
        starts, syllables, at = [], [], 0
        for pieces in names:
            starts.append(at)
            for each in pieces:
                syllables.append(at)
                at += len(each)
            at += len(_BETWEEN)
        whole = _BETWEEN.join("".join(pieces) for pieces in names)
        return cls(whole, starts, frozenset(syllables))

    def holding(self, wanted: str) -> Iterator[tuple[int, bool]]:
        """Yield each name that holds the text from a piece on, and whether only inside."""
        at = self.whole.find(wanted)
        while at >= 0:
            if at in self.syllables:
                name = bisect_right(self.starts, at) - 1
                yield name, at > self.starts[name]
            at = self.whole.find(wanted, at + 1)


class PlainIndex:
    """Names by characters, pinyin and initials, each from any character on."""

    def __init__(self, names: Sequence[Name], readings: Readings) -> None:
        self.names = names
        texts = [typed(each.text) for each in names]
        syllables = [[readings.get(each, (each,))[0] for each in text] for text in texts]
        self._characters = _Texts.of(texts)
        self._pinyin = _Texts.of(syllables)
        self._initials = _Texts.of([[each[:1] for each in some] for some in syllables])

    def find(self, text: str) -> list[Name]:
        """Return the names, best first; of one owner the best."""
        wanted = typed(text)
        if not wanted or (is_latin(wanted) and len(wanted) < MIN_LETTERS):
            return []
        ways = (self._pinyin, self._initials) if is_latin(wanted) else (self._characters,)
        inside: dict[int, bool] = {}
        for way in ways:
            for at, is_inside in way.holding(wanted):
                inside[at] = inside.get(at, True) and is_inside
        best: dict[int, Name] = {}
        for at in sorted(inside, key=lambda each: self._rank(each, is_inside=inside[each])):
            best.setdefault(self.names[at].owner, self.names[at])
        return list(best.values())

    def _rank(self, at: int, *, is_inside: bool) -> tuple[bool, bool, int, int, str]:
        name = self.names[at]
        return is_inside, name.is_nickname, -name.weight, len(name.text), name.text

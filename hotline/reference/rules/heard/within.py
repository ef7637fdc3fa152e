"""Names that are only sounded in running text: 假日海滩 in 我在甲日海滩这边."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from hotline.reference.rules.heard.confusions import sound_class
from hotline.reference.rules.heard.costs import OTHER_SIGN, Costs
from hotline.reference.rules.heard.names import Name, Readings

_READINGS = 8
_SHORTEST, _LONGEST = 3, 14


@dataclass(frozen=True, slots=True)
class Sounding:
    """A stretch of a text, the name it sounds like, and how far off that is for a syllable."""

    start: int
    end: int
    name: Name
    distance: float


class SoundLexicon:
    """Names by the commonest classes of their sounds; a name that stands there is none of ours."""

    def __init__(self, names: Sequence[Name], readings: Readings, costs: Costs) -> None:
        self._readings, self._costs = readings, costs
        self._texts = {each.text for each in names}
        self._by_start: dict[tuple[str, ...], list[tuple[tuple[str, ...], Name]]] = {}
        for name in names:
            if _SHORTEST <= len(name.text) <= _LONGEST and _is_han(name.text):
                for key in islice(product(*map(self._classes, name.text)), _READINGS):
                    self._by_start.setdefault(key[:2], []).append((key, name))

    def find(self, text: str) -> list[Sounding]:
        """Return what sounds like a name and is none, the closest first, none twice."""
        classes = [self._classes(each) if _is_han(each) else () for each in text]
        found = [each for at in range(len(text) - 1) for each in self._at(text, classes, at)]
        found.sort(key=lambda each: (each.distance, each.start - each.end, each.start))
        kept: list[Sounding] = []
        for each in found:
            if all(each.end <= other.start or other.end <= each.start for other in kept):
                kept.append(each)
        return kept

    def _at(self, text: str, classes: Sequence[Sequence[str]], start: int) -> Iterator[Sounding]:
        for pair in product(classes[start], classes[start + 1]):
            for key, name in self._by_start.get(pair, ()):
                end = start + len(key)
                said = text[start:end]
                if len(said) < len(key) or said in self._texts:
                    continue
                sounds = zip(key, classes[start:end], strict=True)
                if all(one in some for one, some in sounds):
                    yield Sounding(start, end, name, self.distance(said, name.text))

    def distance(self, said: str, meant: str) -> float:
        """Return how far two texts of one length are from each other, for a syllable."""
        pairs = list(zip(said, meant, strict=True))
        return sum(self._apart(one, two) for one, two in pairs) / len(pairs)

    def _apart(self, one: str, two: str) -> float:
        if one == two:
            return 0.0
        ways = product(self._readings.get(one, (one,)), self._readings.get(two, (two,)))
        return OTHER_SIGN + min(self._costs.between(*each) for each in ways)

    def _classes(self, sign: str) -> tuple[str, ...]:
        return tuple({sound_class(each): None for each in self._readings.get(sign, (sign,))})


def _is_han(text: str) -> bool:
    return all("一" <= each <= "鿿" for each in text)

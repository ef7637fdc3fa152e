"""What a city's name is meant by a word that is none: only where nothing else can be meant."""

from collections.abc import Sequence

from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.index import HeardIndex
from hotline.reference.rules.heard.names import Name, Readings
from hotline.reference.rules.heard.within import Sounding, SoundLexicon

_CLOSE = 0.1
"""For a syllable: one accent in a name of four, or its characters alone."""
_AHEAD = 0.06
"""So much closer than the next name."""
_SHORTEST = 3


class Ear:
    """The names of a city, for words that a recogniser, or a tired hand, took down wrongly."""

    def __init__(self, names: Sequence[Name], readings: Readings, costs: Costs) -> None:
        self._texts = {each.text for each in names}
        self._index = HeardIndex(names, readings, costs)
        self._lexicon = SoundLexicon(names, readings, costs)

    def knows(self, text: str) -> bool:
        """Tell whether it is a name as it stands."""
        return text in self._texts

    def within(self, text: str) -> list[Sounding]:
        """Return the stretches of a text that sound like names, the closest first."""
        return self._lexicon.find(text)

    def meant(self, said: str) -> Name | None:
        """Return the one name that is meant; none where it is a name, or might be two."""
        if len(said) < _SHORTEST or self.knows(said):
            return None
        close = [
            (self._lexicon.distance(said, each.name.text), each.name)
            for each in self._index.find(said)
            if len(each.name.text) == len(said)
        ]
        close.sort(key=lambda each: each[0])
        if not close or close[0][0] > _CLOSE:
            return None
        best = close[0][1]
        others = (gap for gap, name in close[1:] if name.owner != best.owner)
        return best if next(others, 1.0) - close[0][0] >= _AHEAD else None

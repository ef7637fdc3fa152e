"""The plain search over names in memory: what is typed begins a name at some character."""

from collections.abc import Sequence

from hotline.reference.rules.heard.names import Name, Readings
from hotline.reference.rules.spellings import MIN_LETTERS, is_latin, typed

_AT = "'"


class PlainIndex:
    """Names by characters, pinyin and initials, each from any character on."""

    def __init__(self, names: Sequence[Name], readings: Readings) -> None:
        self.names = names
        self._texts = [typed(each.text) for each in names]
        syllables = [[readings.get(each, (each,))[0] for each in text] for text in self._texts]
        self._pinyin = [_AT + _AT.join(some) for some in syllables]
        self._joined = ["".join(some) for some in syllables]
        self._initials = ["".join(each[:1] for each in some) for some in syllables]

    def find(self, text: str) -> list[Name]:
        """Return the names, best first; of one owner the best."""
        wanted = typed(text)
        if not wanted or (is_latin(wanted) and len(wanted) < MIN_LETTERS):
            return []
        hits = [
            (inside, each.is_nickname, -each.weight, len(each.text), each.text, at)
            for at, each in enumerate(self.names)
            if (inside := self._where(at, wanted)) is not None
        ]
        best: dict[int, Name] = {}
        for hit in sorted(hits):
            name = self.names[hit[-1]]
            best.setdefault(name.owner, name)
        return list(best.values())

    def _where(self, at: int, wanted: str) -> bool | None:
        """Return whether it begins inside the name; none when it is not there."""
        if not is_latin(wanted):
            place = self._texts[at].find(wanted)
            return None if place < 0 else place > 0
        if self._joined[at].startswith(wanted) or self._initials[at].startswith(wanted):
            return False
        inside = wanted in self._initials[at] or (
            wanted in self._joined[at] and self._begins_syllable(at, wanted)
        )
        return True if inside else None

    def _begins_syllable(self, at: int, wanted: str) -> bool:
        syllables = self._pinyin[at].split(_AT)[1:]
        return any(
            "".join(syllables[start:]).startswith(wanted) for start in range(1, len(syllables))
        )

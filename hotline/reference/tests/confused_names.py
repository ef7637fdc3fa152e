"""Names as they may be heard or typed wrongly, made by an open procedure from a fixed seed.

Each name is spoilt by one or two of these, chosen evenly, when it has the characters for it:

- ``sign``: a character becomes another of the same sound;
- ``accent``: a syllable becomes one that the table of confusions knows, as a random character;
- ``strange``: the same by a confusion that the table does not know (held out);
- ``part``: only the first or the last characters are said (two at least);
- ``swap``: two neighbours change places; ``drop``: an inner character is left out;
- ``around``: words such as 那个…附近 stand around it.
"""

import random
from collections.abc import Callable, Mapping, Sequence

from hotline.reference.rules.heard.confusions import FINALS, INITIALS, parted

HELD_OUT_INITIALS = ("m-n", "t-l", "k-f", "sh-h", "x-q", "p-t", "w-m", "g-d", "j-g", "zh-d")
HELD_OUT_FINALS = (
    "ua-uo",
    "ao-o",
    "ian-uan",
    "ei-e",
    "iang-ing",
    "ong-ing",
    "a-e",
    "iu-iao",
    "ia-ie",
)
_AROUND = (("那个", ""), ("在", "附近"), ("", "那边"), ("就是", "旁边"), ("我住在", ""))
_ORDER = ("part", "drop", "swap", "accent", "strange", "sign", "around")
Readings = Mapping[str, Sequence[str]]


class Confuser:
    """Spoils names by chance that a seed decides."""

    def __init__(self, readings: Readings, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - a repeatable test, no secret
        self._reading = {sign: some[0] for sign, some in readings.items()}
        self._signs: dict[str, list[str]] = {}
        for sign, syllable in self._reading.items():
            self._signs.setdefault(syllable, []).append(sign)
        known = [tuple(sorted(pair)) for table in (INITIALS, FINALS) for pair in table]
        self._known = [pair for pair in known if len(pair) == 2]
        held = (*HELD_OUT_INITIALS, *HELD_OUT_FINALS)
        self._held = [tuple(each.split("-")) for each in held]
        self.ways: dict[str, Callable[[str], str]] = {
            "sign": self._sign,
            "accent": lambda name: self._sound(name, sorted(self._known)),
            "strange": lambda name: self._sound(name, self._held),
            "part": self._part,
            "swap": self._swap,
            "drop": self._drop,
            "around": self._around,
        }

    def spoil(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return a spoilt name and by which ways."""
        ways = self._chance.sample(sorted(self.ways), k=self._chance.choice((1, 1, 2)))
        text, done = name, []
        for way in sorted(
            ways, key=["part", "drop", "swap", "accent", "strange", "sign", "around"].index
        ):
            spoilt = self.ways[way](text)
            if spoilt != text:
                done.append(way)
            text = spoilt
        return text, tuple(done)

    def _sign(self, name: str) -> str:
        at = self._chance.randrange(len(name))
        others = self._signs.get(self._reading.get(name[at], ""), [name[at]])
        return name[:at] + self._chance.choice(others) + name[at + 1 :]

    def _sound(self, name: str, pairs: Sequence[tuple[str, ...]]) -> str:
        places = list(range(len(name)))
        self._chance.shuffle(places)
        for at in places:
            ways = self._alike(self._reading.get(name[at], ""), pairs)
            if ways:
                heard = self._chance.choice(ways)
                return name[:at] + self._chance.choice(self._signs[heard]) + name[at + 1 :]
        return name

    def _alike(self, syllable: str, pairs: Sequence[tuple[str, ...]]) -> list[str]:
        initial, final = parted(syllable)
        found = []
        for one, two in pairs:
            for left, right in ((one, two), (two, one)):
                found += [right + final] if left == initial and initial else []
                found += [initial + right] if left == final else []
        return [each for each in found if each in self._signs and each != syllable]

    def _part(self, name: str) -> str:
        if len(name) < 4:
            return name
        length = self._chance.randrange(max(2, len(name) - 2), len(name))
        return name[:length] if self._chance.random() < 0.7 else name[-length:]

    def _swap(self, name: str) -> str:
        if len(name) < 3:
            return name
        at = self._chance.randrange(len(name) - 1)
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]

    def _drop(self, name: str) -> str:
        if len(name) < 5:
            return name
        at = self._chance.randrange(1, len(name) - 1)
        return name[:at] + name[at + 1 :]

    def _around(self, name: str) -> str:
        before, after = self._chance.choice(_AROUND)
        return f"{before}{name}{after}"

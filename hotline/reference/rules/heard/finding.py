"""One search: what plain search finds stands first, then what sounds alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.index import HeardIndex
from hotline.reference.rules.heard.names import Name, Readings
from hotline.reference.rules.heard.plain import PlainIndex

MOST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A thing, the name it was found by, whether by sound, and how far off that is (0 to 1)."""

    owner: int
    name: Name
    by_sound: bool
    distance: float


class NameFinder:
    """Names of things, found by typing or by ear; never worse than the plain search."""

    def __init__(self, names: Sequence[Name], readings: Readings, costs: Costs) -> None:
        self._plain = PlainIndex(names, readings)
        self._heard = HeardIndex(names, readings, costs)

    def find(self, text: str, most: int = MOST) -> list[Found]:
        """Return the likeliest things, best first."""
        found = {
            each.owner: Found(each.owner, each, by_sound=False, distance=0.0)
            for each in self._plain.find(text)[:most]
        }
        if len(found) < most:
            for each in self._heard.find(text, most):
                told = Found(each.owner, each.name, by_sound=True, distance=each.distance)
                found.setdefault(each.owner, told)
        return list(found.values())[:most]

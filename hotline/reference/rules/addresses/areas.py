"""Which of the city's areas (所属区划) an address names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.reference.rules.addresses.labels import Component

_TAIL = re.compile(r"(?:街道办事处|街道办|街道|镇|乡|区|县|农场)$")
_SPOKEN = frozenset({"district", "town", "devzone"})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class NamedArea:
    """An area of the city; a street has its district as ``parent``."""

    code: str
    name: str
    parent: str | None


def area_named(
    text: str, components: Sequence[Component], areas: Sequence[NamedArea]
) -> NamedArea | None:
    """Return the narrowest area that an address names; none when names contradict or are shared.

    A full name counts wherever it stands. A shortened one counts only where the address was taken
    apart as a district or town, and only if no other area is shortened so.
    """
    spoken = {each.text for each in components if each.label in _SPOKEN}
    hits = [each for each in areas if each.name in text or _is_shortened(each, spoken, areas)]
    parents = {each.parent for each in areas if each.parent}
    cities = {each.parent for each in areas if each.code in parents}
    wide = [each for each in hits if each.code in parents and each.code not in cities]
    narrow = [each for each in hits if each.code not in parents]
    if not narrow:
        return wide[0] if len(wide) == 1 else None
    inside = [each for each in narrow if not wide or each.parent in {one.code for one in wide}]
    return inside[0] if len(inside) == 1 else None


def _is_shortened(area: NamedArea, spoken: set[str], areas: Sequence[NamedArea]) -> bool:
    short = _TAIL.sub("", area.name)
    if len(short) < _SHORTEST or short not in {_TAIL.sub("", each) for each in spoken}:
        return False
    return sum(_TAIL.sub("", each.name) == short for each in areas) == 1

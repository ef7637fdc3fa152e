"""The names of China's divisions (行政区划), in full and as people shorten them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_PEOPLES = (
    "壮族|回族|维吾尔|蒙古族|藏族|彝族|苗族|侗族|布依族|瑶族|土家族|哈尼族|傣族|白族|朝鲜族|黎族|"
    "满族|羌族|哈萨克|柯尔克孜|蒙古|傈僳族|景颇族"
)
_TAILS = {
    "prov": re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$"),
    "city": re.compile(rf"(?:(?:{_PEOPLES})*自治州|地区|盟|市)$"),
    "district": re.compile(rf"(?:(?:{_PEOPLES})*自治县|自治旗|区|市|县|旗)$"),
    "town": re.compile(r"(?:街道办事处|街道|地区办事处|地区|民族乡|镇|乡|苏木|农场|林场)$"),
}
_OTHER_TOWNS = ("街道", "镇", "乡")
"""A town is named as what it was or has become, too."""
_OFFICES = ("街道办事处", "街道办")
_SHORTEST = 2
_BEGINS = 2
"""Names are told apart by so many characters where they are only compared with others near."""


@dataclass(frozen=True)
class Divisions:
    """Name → its levels; ``district~`` means a name that only shortens a district's."""

    levels: Mapping[str, tuple[str, ...]]
    above: Mapping[str, frozenset[str]]
    """Town or district → how the divisions it lies in begin."""
    longest: int

    @classmethod
    def of(cls, names: Iterable[tuple[str, str, tuple[str, ...]]]) -> "Divisions":
        """Collect level, official name, and the divisions that each lies in."""
        levels: dict[str, set[str]] = {}
        above: dict[str, set[str]] = {}
        for level, name, higher in names:
            begins = {each[:_SHORTEST] for each in higher}
            levels.setdefault(name, set()).add(level)
            base = _TAILS[level].sub("", name)
            above.setdefault(name[:_BEGINS], set()).update(begins)
            if len(base) >= _SHORTEST:
                levels.setdefault(base, set()).add(f"{level}~")
            if level == "town" and len(base) >= _SHORTEST:
                for each in _OTHER_TOWNS:
                    levels.setdefault(base + each, set()).add("town~")
                for each in _OFFICES if name.endswith("街道") else ():
                    levels.setdefault(base + each, set()).add("town")
        sorted_levels = {name: tuple(sorted(some)) for name, some in levels.items()}
        frozen = {name: frozenset(some) for name, some in above.items()}
        return cls(sorted_levels, frozen, max(map(len, sorted_levels), default=0))

    def lies_in(self, name: str, before: str) -> bool:
        """Tell whether what stands before a name holds a division that the name lies in."""
        return any(each in before for each in self.above.get(name[:_BEGINS], ()))

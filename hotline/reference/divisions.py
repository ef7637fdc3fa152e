"""China's divisions (全国行政区划), read from their file when they are first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from hotline.reference.rules.addresses.divisions import Divisions

_FILE = Path(__file__).with_name("china_divisions.txt")
_TOWNS = {"-": "街道", "+": "镇", "~": "乡"}
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
"""Addresses name them where others name a city."""


@cache
def china() -> Divisions:
    """Return the divisions of all China."""
    with _FILE.open(encoding="utf-8") as lines:
        return Divisions.of(_names(lines))


def _names(lines: Iterable[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield level, name and higher divisions of everything that the file names."""
    path: list[str] = []
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        name, *towns = line.split()
        level = ("prov", "city", "district")[depth]
        higher = tuple(each for each in path[1:depth] if each != "-")
        path = [*path[:depth], name]
        if name != "-":
            yield "city" if name in _MUNICIPALITIES else level, name, higher
        within = tuple(each for each in path[1:] if each != "-")
        for town in towns:
            full = town[:-1] + _TOWNS[town[-1]] if town[-1] in _TOWNS else town
            yield "town", full, within

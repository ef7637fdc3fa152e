"""What of a described place is a place's name, and which area it is confirmed to lie in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.reference.rules.spellings import typed

CONFIRMATIONS = 3
"""So many closed days' orders must agree before a habit is believed."""
MIN_NAME, MAX_NAME = 3, 16
_MARKS = (
    "小区|花园|家园|公寓|新村|广场|市场|商场|商城|大厦|大楼|中心|医院|学校|小学|中学|大学|学院|"
    "幼儿园|酒店|公园|工业园|产业园|车站|码头|机场|大道|大桥|水库|社区|居委会|村|苑|府|城|湾|园|"
    "里|街|路|巷|港|桥|河|湖|坊|庭|居|郡|墅|厂"
)
_NAME = re.compile(rf"[一-鿿]{{1,{MAX_NAME}}}?(?:{_MARKS})(?![一-鿿])")
_ROADS = ("路", "街", "巷", "大道")
_BREAK = re.compile(
    r"\d+(?:号楼|号|栋|幢|楼|层|室|单元|弄|组|队|米)?|[^一-鿿]+|与|至|到|"
    "附近|旁边|旁|对面|门口|北门|南门|东门|西门|交叉口|路口|之间|里面|楼下|后面|前面"
)
_AREAS = re.compile(r"^(?:海南省|.{2}市|.{2,3}区|.{2,4}街道|.{2,4}镇)+(?=.{3})")


def pieces(place: str) -> list[str]:
    """Return the names that a described place may hold: runs of characters that end in a mark.

    Numbers cut, so that no house, door or telephone number is ever part of a name.
    """
    found = []
    for run in _BREAK.split(typed(place)):
        name = _AREAS.sub("", run)
        if MIN_NAME <= len(name) <= MAX_NAME and _NAME.fullmatch(name):
            found.append(name)
    return found


def stem(place: str) -> str | None:
    """Return the name that a described place would be found by again, or none.

    An estate or a market says more than the road it lies on; among equals the last does.
    """
    names = pieces(place)
    narrow = [each for each in names if not each.endswith(_ROADS)]
    return next(reversed(narrow or names), None)


def substrings(place: str, *, shortest: int = 2, longest: int = MAX_NAME) -> set[str]:
    """Return every run of characters in a described place that could be a known name."""
    runs = re.findall(r"[一-鿿a-z0-9]+", typed(place))
    return {
        run[start : start + length]
        for run in runs
        for start in range(len(run))
        for length in range(shortest, min(longest, len(run) - start) + 1)
    }


@dataclass(frozen=True)
class Confirmed:
    """In how many orders a name stood with an area when their day was over."""

    area: str
    times: int


def settled_area(filed: str | None, seen: Sequence[Confirmed]) -> str | None:
    """Return the code of the area to suggest: the city's, unless orders agree on another.

    Orders overrule the city's file only when at least ``CONFIRMATIONS`` of them name another
    area and they outnumber those that name the file's or one within it by two to one. An area
    within the file's (a street of the district) is only more exact: the same number suffices.
    """
    total = {each.area: each.times for each in seen}
    if not total:
        return filed
    best = max(total, key=lambda code: (total[code], len(code), code))
    if total[best] < CONFIRMATIONS:
        return filed
    if filed is None or best == filed:
        return best
    if best.startswith(filed):
        return best if total[best] > total.get(filed, 0) else filed
    against = sum(times for code, times in total.items() if code.startswith(filed))
    return best if total[best] >= 2 * max(against, 1) else filed

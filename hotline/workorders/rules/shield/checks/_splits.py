"""Cut a story into the demands it holds, and tell whether that is sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from hotline.workorders.rules.demands import DemandPart, propose_split
from hotline.workorders.rules.shield.checks._fillers import count_words
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.topics import group_of

_LONGEST = 400
"""An operator's note; the points of a long letter are mostly arguments for one demand."""
_LETTER = 600
"""In a longer letter one asks about its points only if its own words set them apart."""
_NOTE = 120
"""So short a note has no room for arguments: its points are demands."""
_SHORTEST = 10
"""A shorter part may be a remark about the one before."""
_SHOWN = 12
_SEVERAL = 2
_ASKS = re.compile(
    r"希望|恳请|(?<!申)请(?!问题|假|客|帖|教)|要求|建议|能否|可否|投诉|举报|咨询|反映|盼"
)
_SAME_WORDS = 4
"""So many signs alike, a company's or a road's name, and both speak of one thing."""


@dataclass(frozen=True, slots=True)
class Split:
    """The parts, and whether nobody needs to be asked."""

    parts: tuple[str, ...]
    is_sure: bool

    @property
    def shown(self) -> str:
        """The first words of the first parts."""
        first = (each if len(each) <= _SHOWN else f"{each[:_SHOWN]}…" for each in self.parts[:3])
        return "、".join(f"“{each}”" for each in first)


def split_of(draft: Draft, city: City) -> Split | None:
    """Return the demands of a story that speaks of several matters; none when it is one."""
    text = draft.event or ""
    parts = propose_split(text, partial(group_of, city=city))
    themes = {each.topic for each in parts if each.topic}
    groups = {each.group for each in parts if each.group}
    if max(len(themes), len(groups)) < _SEVERAL:
        return None
    if len(text) > _LETTER and not any(each.stands_alone for each in parts):
        return None
    is_short = len(text) <= _NOTE
    is_clear = len(groups) >= _SEVERAL and (is_short or len(themes) >= _SEVERAL)
    whole = all(each.stands_alone or count_words(each.text) >= _SHORTEST for each in parts)
    is_sure = is_clear and whole and len(text) <= _LONGEST and _each_asks(parts, is_short=is_short)
    return Split(tuple(each.text for each in parts), is_sure)


def _each_asks(parts: Sequence[DemandPart], *, is_short: bool) -> bool:
    """Tell whether every part is a demand: the text says so, or each asks for something.

    Arguments for one demand rarely ask, and they name again what they are about.
    """
    if all(each.stands_alone for each in parts[1:]):
        return True
    if not is_short and not all(each.stands_alone or _ASKS.search(each.text) for each in parts):
        return False
    return not any(_speak_of_one(*pair) for pair in pairwise(parts))


def _speak_of_one(first: DemandPart, second: DemandPart) -> bool:
    starts = range(len(second.text) - _SAME_WORDS + 1)
    words = (second.text[at : at + _SAME_WORDS] for at in starts)
    return any(each in first.text and each.isalpha() and not _ASKS.search(each) for each in words)

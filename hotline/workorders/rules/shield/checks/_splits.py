"""Cut a story into the demands it holds, and tell whether that is sure."""

from dataclasses import dataclass

from hotline.workorders.rules.demands import propose_split
from hotline.workorders.rules.shield.checks._fillers import count_words
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.topics import rank_groups

_SURE = 5.0
"""What must speak for a part's group of topics."""
_LONGEST = 400
"""An operator's note; the points of a long letter are mostly arguments for one demand."""
_SHORTEST = 10
"""A shorter part may be a remark about the one before."""
_SHOWN = 12


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
    parts = propose_split(text)
    if len({each.topic for each in parts if each.topic}) < 2:  # noqa: PLR2004 - one matter
        return None
    ranked = (rank_groups(each.text, city)[:1] for each in parts)
    groups = {group for found in ranked for group, score in found if score >= _SURE}
    whole = all(count_words(each.text) >= _SHORTEST for each in parts)
    is_sure = len(groups) > 1 and whole and len(text) <= _LONGEST
    return Split(tuple(each.text for each in parts), is_sure)

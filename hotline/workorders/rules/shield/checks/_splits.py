"""Cut a story into the demands it holds, when they are for different departments."""

import re
from collections import defaultdict
from itertools import pairwise

from hotline.workorders.rules.shield.checks._fillers import count_words
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.topics import rank_groups

_CUT = re.compile(
    r"(?:^|(?<=[。；;\n，,：:]))\s*(?:"
    r"[一二三四五六][是、，]|第[一二三四五六][，、点：:]?|[1-6１-６][、.．）)](?![0-9])|（[一二三四五六1-6]）|"
    r"另外|此外|还有就是|另反映|另外反映|同时反映|再反映|再就是)[，,、：:]?"
)
_SHORTEST = 6
_SURE = 5.0
_SHARE = 0.5
"""What speaks for the second topic against the first: less is a remark in passing."""
_MOST = 6
"""More are the points of one long letter."""


def proposed_parts(draft: Draft, city: City) -> tuple[str, ...]:
    """Return the demands of a story that names several topics; empty when it is one."""
    text = draft.event or ""
    cuts = [match.start() for match in _CUT.finditer(text)]
    if not cuts:
        return ()
    edges = [0, *cuts, len(text)]
    raw = [text[start:end] for start, end in pairwise(edges)]
    parts = [_CUT.sub("", each, count=1).strip("，,；; \n") for each in raw]
    parts = [each for each in parts if count_words(each) >= _SHORTEST]
    weights: dict[str, float] = defaultdict(float)
    for each in parts:
        for group, score in rank_groups(each, city)[:1]:
            weights[group] += score if score >= _SURE else 0.0
    heaviest = sorted(weights.values(), reverse=True)[:2]
    if len(parts) > _MOST or len(heaviest) < 2 or heaviest[1] < _SHARE * heaviest[0]:  # noqa: PLR2004 - two topics
        return ()
    return tuple(parts)

"""Whether a story asks exactly what a heading asks (是否问的就是它)."""

from collections.abc import Sequence

from hotline.core.han import plain
from hotline.knowledge.rules.search.grams import grams_of
from hotline.knowledge.rules.search.kinds import without_asking

_LEAST_PAIRS = 3
"""A heading of one word, such as 公积金, asks nothing in particular."""


def held_heading(story: str, headings: Sequence[str], *, least: float = 0.8) -> str | None:
    """Return the heading whose words the story holds almost all of; None: there is none."""
    said = set(grams_of(plain(story), (2,)))
    best, most = None, least
    for each in headings:
        asked = set(grams_of(without_asking(plain(each)), (2,)))
        if len(asked) < _LEAST_PAIRS:
            continue
        share = len(asked & said) / len(asked)
        if share >= most:
            best, most = each, share
    return best

"""Split texts into folds: alike texts stay together, every topic is spread."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def spread(topics: Sequence[str], groups: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return for each text the fold it is tested in; the same every time.

    The largest groups go first, each to the fold that has the fewest of its topics.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups.tolist()):
        members[group].append(at)
    filled: list[Counter[str]] = [Counter() for _ in range(count)]
    sizes = [0] * count
    fold = np.zeros(len(topics), np.int64)
    for group in sorted(members.values(), key=lambda each: (-len(each), each[0])):
        held = [topics[at] for at in group]
        best = min(
            range(count), key=lambda each: (sum(filled[each][t] for t in held), sizes[each], each)
        )
        filled[best].update(held)
        sizes[best] += len(held)
        fold[group] = best
    return fold

"""Which topics somebody will want next, by those they registered last."""

from collections import defaultdict
from collections.abc import Sequence

LOOKED_AT = 300
_HALF_LIFE = 25
"""After so many orders one counts half: about a shift's first hours."""
_MOST = 30


def rank_habits(latest_first: Sequence[str]) -> list[str]:
    """Return each topic once: what was registered often and of late stands first."""
    weights: dict[str, float] = defaultdict(float)
    for age, code in enumerate(latest_first):
        weights[code] += 0.5 ** (age / _HALF_LIFE)
    return sorted(weights, key=lambda code: (-weights[code], code))[:_MOST]

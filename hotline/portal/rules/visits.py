"""How often a video visit may be begun (视频来访限次), and how long its pass is good for."""

from datetime import timedelta

WINDOW = timedelta(minutes=10)
MAX_PER_ADDRESS = 10
"""Visits begun from one address in the window: a family tries again a few times."""
MAX_EVERYWHERE = 300
"""From everywhere together: more than every operator could answer by video."""
PASS_LIFETIME = timedelta(seconds=60)
"""Camera and microphone are open before the pass is asked for; the call follows at once."""
KEPT = timedelta(days=1)


def is_too_often(*, by_address: int, in_all: int) -> bool:
    """Tell whether one more visit is refused, given those begun within the window."""
    return by_address >= MAX_PER_ADDRESS or in_all >= MAX_EVERYWHERE

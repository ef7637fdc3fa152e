"""Which skills an operator has when nobody set any."""

from collections.abc import Iterable

ORDINARY_LEVEL = 3
HOME_LANGUAGE = "zh"


def default_skills(queues: Iterable[str]) -> dict[str, int]:
    """Everybody speaks Chinese and serves every queue."""
    names = [f"lang:{HOME_LANGUAGE}", *(f"queue:{each}" for each in queues)]
    return dict.fromkeys(names, ORDINARY_LEVEL)

"""The skills people may have (技能), and those of whom nobody set any."""

from collections.abc import Iterable

ORDINARY_LEVEL = 3
HOME_LANGUAGE = "zh"
LABELS: dict[str, str] = {
    "lang:zh": "普通话",
    "lang:en": "英语",
    "lang:ru": "俄语",
    "lang:ja": "日语",
    "lang:ko": "韩语",
}
"""Skills every city has: the languages prompts are kept in. Dialects and desks (专席) are the
city's own (BIZ-01), and every queue is a skill too."""


def default_skills(queues: Iterable[str]) -> dict[str, int]:
    """Everybody speaks Chinese and serves every queue."""
    names = [f"lang:{HOME_LANGUAGE}", *(f"queue:{each}" for each in queues)]
    return dict.fromkeys(names, ORDINARY_LEVEL)

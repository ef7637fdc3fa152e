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
    "dialect:hainan": "海南话",
    "dialect:li": "黎语",
    "dialect:miao": "苗语",
    "dialect:lingao": "临高话",
    "dialect:danzhou": "儋州话",
    "desk:business": "营商环境专席",
    "desk:government": "政务服务专席",
    "desk:talent": "人才服务专席",
    "desk:foreign": "外语专席",
}
"""Languages, dialects and desks (专席), BIZ-01; every queue is a skill too."""


def default_skills(queues: Iterable[str]) -> dict[str, int]:
    """Everybody speaks Chinese and serves every queue."""
    names = [f"lang:{HOME_LANGUAGE}", *(f"queue:{each}" for each in queues)]
    return dict.fromkeys(names, ORDINARY_LEVEL)

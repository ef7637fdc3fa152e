"""What whoever talks with a citizen should know beforehand (关怀标识)."""

from collections.abc import Iterable
from enum import StrEnum


class Care(StrEnum):
    """A reason for special care; set by a person, as the citizen says."""

    ELDERLY = "elderly"
    HEARING = "hearing"
    SIGHT = "sight"
    SPEECH = "speech"
    DIALECT = "dialect"
    FOREIGNER = "foreigner"
    MINOR = "minor"
    DISTRESS = "distress"


CARE_LABELS: dict[Care, str] = {
    Care.ELDERLY: "老年人",
    Care.HEARING: "听力不便",
    Care.SIGHT: "视力不便",
    Care.SPEECH: "言语不便",
    Care.DIALECT: "讲方言",
    Care.FOREIGNER: "外籍人士",
    Care.MINOR: "未成年人",
    Care.DISTRESS: "情绪需关注",
}
"""In the order they are shown."""

CARE_ADVICE: dict[Care, str] = {
    Care.ELDERLY: "放慢语速，逐项确认，必要时代填代办。",
    Care.HEARING: "提高音量、一句一停，可改用短信或微信沟通。",
    Care.SIGHT: "请用电话沟通，不要让对方看图或填表。",
    Care.SPEECH: "耐心等待，优先使用文字渠道。",
    Care.DIALECT: "优先转接会讲该方言的热线员。",
    Care.FOREIGNER: "优先转接外语坐席。",
    Care.MINOR: "注意保护隐私，必要时联系监护人或妇联、团委。",
    Care.DISTRESS: "先倾听安抚；有自伤或伤人言语立即报告班长。",
}


def in_order(flags: Iterable[str]) -> list[str]:
    """Return each once, as shown."""
    wanted = set(flags)
    return [each.value for each in CARE_LABELS if each.value in wanted]

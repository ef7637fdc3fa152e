"""A conversation as it was heard: whose turn it was, what was said, when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Party(StrEnum):
    """Who speaks."""

    CITIZEN = "citizen"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one party said without being interrupted; times in seconds of the sound."""

    party: Party
    text: str
    start: float | None = None
    end: float | None = None

    @property
    def is_citizen(self) -> bool:
        """Whether the citizen says it; only their words fill a field."""
        return self.party is Party.CITIZEN

    def second_of(self, position: int) -> float | None:
        """Return about when the character at a position is heard."""
        if self.start is None:
            return None
        if self.end is None or self.end <= self.start or not self.text:
            return round(self.start, 2)
        share = position / len(self.text)
        return round(self.start + (self.end - self.start) * share, 2)


_OPERATORS = re.compile(
    r"12345|为您服务|请问您?(?:贵姓|怎么称呼|有什么)|很高兴|请您?稍等|感谢您?的?来电|"
    r"帮您(?:登记|记录|反映|转|核实)|请您?(?:留|提供|讲|说)|您(?:贵姓|怎么称呼|的联系|的电话)|"
    r"还有(?:其他|别的)|祝您生活|how (?:can|may) i help|may i have your",
    re.IGNORECASE,
)
_CITIZENS = re.compile(r"我(?:要|想)(?:投诉|举报|反映|咨询|问)|我们小区|我家|我叫|我姓|免贵")


def sounds_like_operator(text: str) -> int:
    """Return above zero for an operator's phrases, below zero for a citizen's."""
    return len(_OPERATORS.findall(text)) - len(_CITIZENS.findall(text))


def who_is_operator(texts: dict[str, str]) -> str | None:
    """Return which of unknown speakers the operator is, if any sounds like one."""
    if len(texts) < 2:  # noqa: PLR2004 - one voice alone is the citizen's or a note
        name, text = next(iter(texts.items()), ("", ""))
        return name if sounds_like_operator(text) > 0 else None
    best = max(texts, key=lambda name: sounds_like_operator(texts[name]))
    others = [sounds_like_operator(texts[name]) for name in texts if name != best]
    return best if sounds_like_operator(texts[best]) > max(others) else None


def last_citizen_before(turns: Sequence[Turn], index: int) -> int:
    """Return the index of the citizen's turn before this one; -1 when there is none."""
    return next((at for at in range(index - 1, -1, -1) if turns[at].is_citizen), -1)

"""What the answers of a sample say, with how sure that is (Wilson's interval)."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hotline.followups.rules.surveys.answering import path_of
from hotline.followups.rules.surveys.questions import Question, QuestionSetContent

_Z = 1.959963984540054
"""95 %."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those asked chose it, and between which shares the truth lies (95 %)."""

    code: str
    label: str
    count: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One question: to how many it was put, how many answered, and what."""

    question: Question
    asked: int
    answered: int
    shares: tuple[Share, ...]


def wilson(count: int, of: int, z: float = _Z) -> tuple[float, float] | None:
    """Return Wilson's interval of a share; None where nobody answered.

    >>> [round(each, 4) for each in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    if of == 0:
        return None
    share, square = count / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    spread = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - spread), min(1.0, middle + spread)


def tally(content: QuestionSetContent, sheets: Iterable[Mapping[str, object]]) -> list[Tally]:
    """Count every question over the answers given."""
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    chosen: dict[str, Counter[str]] = {each.id: Counter() for each in content.questions}
    for sheet in sheets:
        for question in path_of(content, sheet):
            asked[question.id] += 1
            answer = sheet.get(question.id)
            if answer in (None, "", []):
                continue
            answered[question.id] += 1
            if question.kind != "text":
                codes = answer if isinstance(answer, list) else [answer]
                chosen[question.id].update(map(str, codes))
    return [
        Tally(
            each,
            asked[each.id],
            answered[each.id],
            tuple(
                _share(code, label, chosen[each.id][code], answered[each.id])
                for code, label in each.choices().items()
            ),
        )
        for each in content.questions
    ]


def _share(code: str, label: str, count: int, of: int) -> Share:
    interval = wilson(count, of)
    if interval is None:
        return Share(code, label, count, None, None, None)
    return Share(code, label, count, count / of, *interval)

"""When it happened, as the citizen says it, and the date that is meant."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from hotline.workorders.rules.draft.candidates import Candidate, choose
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.time_words import TimeWord, time_words
from hotline.workorders.rules.draft.turns import Turn

_ALONE = frozenset({"since", "from_on", "part_of_month", "part_of_day", "habit"})
"""Words that tell no time when they stand by themselves."""
_NOT_THE_EVENT = re.compile(
    r"打[了过]|打过?来|反映[了过]|投诉[了过]|举报[了过]|报警|答复|回复[了我]|说(?:是|会)|承诺|让我等|处理好|工作日|之内|以内|营业|"
    r"上班|开门|截止|几点|生日|出生|毕业|买的房|买房|入住|搬[来进]|交房"
)
_QUESTION = re.compile(r"请问|想问|咨询|[?？]|吗")
_BREAK = re.compile(r"[，。！？!?；;,\n]")


def find_time(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Candidate | None:
    """Return the words of when it happened: an answer to that question, or the story's first."""
    return choose(turns, list(_said(turns, asked)))


def words_at(turns: Sequence[Turn], candidate: Candidate) -> list[TimeWord]:
    """Return the words of a chosen time again, for the date to be reckoned."""
    turn, start, end = candidate.pieces[0]
    for words in time_words(turns[turn].text):
        if words[0].start <= start and words[-1].end >= end:
            return [each for each in words if each.end <= end]
    return []


def _said(turns: Sequence[Turn], asked: Sequence[frozenset[Asked]]) -> Iterator[Candidate]:
    for index, turn in enumerate(turns):
        if not turn.is_citizen:
            continue
        is_asked = Asked.TIME in asked[index]
        for all_words in time_words(turn.text):
            words = _before_habit(all_words)
            if not words or (all(each.kind in _ALONE for each in words) and not is_asked):
                continue
            if all(each.kind in {"since", "from_on", "part_of_month"} for each in words):
                continue
            if turn.text[words[0].start : words[-1].end] == "当天":
                continue
            start, end = words[0].start, words[-1].end
            if words[0].kind in {"clock", "part_of_day"} and turn.text[:start].endswith(
                ("到", "快", "都")
            ):
                continue
            certain = _certainty(turn.text, start, end, is_asked=is_asked)
            if certain:
                certain += 0.02 * min(len(words), 3)
                yield Candidate(turn.text[start:end], ((index, start, end),), certain)


def _before_habit(words: list[TimeWord]) -> list[TimeWord]:
    """Return what was said before how often it happens: 从上周五开始每天晚上 began on a Friday."""
    at = next((index for index, each in enumerate(words) if each.kind == "habit"), None)
    return words if at is None else words[:at]


def _certainty(text: str, start: int, end: int, *, is_asked: bool) -> float:
    """Return how surely this is when it happened; 0 for earlier calls and opening hours."""
    left = max((each.end() for each in _BREAK.finditer(text, 0, start)), default=0)
    right = next((each.start() for each in _BREAK.finditer(text, end)), len(text))
    clause = text[left : right + 1]
    if is_asked:
        return 0.92
    if _NOT_THE_EVENT.search(clause) or _QUESTION.search(clause):
        return 0.0
    return 0.85


def has_passed(moment: datetime, now: datetime) -> bool:
    """Tell whether it lies behind us; what is to come is not when it happened."""
    return moment <= now + timedelta(minutes=5)

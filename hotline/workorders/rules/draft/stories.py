"""What happened, and what is wanted: the citizen's own sentences, none invented."""

import re
from collections.abc import Sequence

from hotline.workorders.rules.draft.filled import Filled, span_of
from hotline.workorders.rules.draft.questions import Asked
from hotline.workorders.rules.draft.sentences import Role, Sentence
from hotline.workorders.rules.draft.turns import Turn

_ENDS = "。！？!?；;，,"
_LEAD = re.compile(
    r"^(?:[\s，,。、]|嗯+|呃+|额|啊|哦|喂|你好|您好|那个|就是说?|然后|是这样的?|我跟你说|唉)+"
)
_SHORTEST = 4
_MOST = 1000
"""Characters of an event; a person shortens what is longer."""


def find_event(
    turns: Sequence[Turn], said: Sequence[Sentence], asked: Sequence[frozenset[Asked]]
) -> Filled | None:
    """Return the story; when there is none, the question is what it is about."""
    chosen = [
        each
        for each in said
        if each.role is Role.STORY and not _only_answers(each, asked[each.turn])
    ]
    chosen = chosen or [each for each in said if each.role is Role.QUESTION]
    chosen = chosen or [each for each in said if each.role is Role.WISH]
    spans, length = [], 0
    for each in chosen:
        start = each.start + _blank_before(each.text)
        if each.end - start < _SHORTEST or length + each.end - start > _MOST:
            continue
        length += each.end - start
        spans.append(span_of(turns, each.turn, start, each.end))
    if not spans:
        return None
    value = "".join(_ended(each.text) for each in spans).rstrip("，,；; ")
    return Filled(value=value, probability=0.8, spans=tuple(spans))


def find_demands(
    turns: Sequence[Turn], said: Sequence[Sentence], asked: Sequence[frozenset[Asked]]
) -> tuple[Filled, ...]:
    """Return each wish; a caller who only asks wants the answer."""
    wishes = [each for each in said if each.role is Role.WISH]
    answers = [
        each for each in said if each.role is Role.STORY and Asked.DEMAND in asked[each.turn]
    ]
    chosen = sorted([*wishes, *answers], key=lambda each: (each.turn, each.start))
    chosen = chosen or [each for each in said if each.role is Role.QUESTION]
    found: dict[str, Filled] = {}
    for each in chosen:
        start = each.start + _blank_before(each.text)
        end = each.end - (len(each.text) - len(each.text.rstrip(_ENDS + " ")))
        if end - start < _SHORTEST:
            continue
        span = span_of(turns, each.turn, start, end)
        probability = 0.88 if each.role is Role.WISH else 0.75
        found.setdefault(span.text, Filled(value=span.text, probability=probability, spans=(span,)))
    return tuple(found.values())


def _only_answers(each: Sentence, asked: frozenset[Asked]) -> bool:
    """Tell whether it is no more than a place or a time that was asked for, or the wish."""
    if Asked.DEMAND in asked:
        return True
    return bool(asked & {Asked.PLACE, Asked.TIME}) and len(each.text) <= 18  # noqa: PLR2004 - an address


def _blank_before(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead and lead.end() < len(text) else 0


def _ended(text: str) -> str:
    return text if text.rstrip()[-1:] in _ENDS else f"{text}，"

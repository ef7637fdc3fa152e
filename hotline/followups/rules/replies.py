"""What a citizen's answer by message means (回复数字), or that a person must read it."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What may be answered."""

    SATISFIED = "1"
    ADEQUATE = "2"
    DISSATISFIED = "3"
    UNSOLVED = "4"


CHOICE_LABELS: dict[Choice, str] = {
    Choice.SATISFIED: "已解决，满意",
    Choice.ADEQUATE: "已解决，基本满意",
    Choice.DISSATISFIED: "已解决，不满意",
    Choice.UNSOLVED: "未解决",
}
RATINGS: dict[Choice, int | None] = {
    Choice.SATISFIED: 4,
    Choice.ADEQUATE: 3,
    Choice.DISSATISFIED: 2,
    Choice.UNSOLVED: None,
}
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_BEGINS = re.compile(
    r"^(?:选|选择|回复)?([1-4])(?![0-9年月日号点时:：/\-])[\s,.、。，;；:：)）]*(.*)$", re.DOTALL
)
_WORDS: dict[str, Choice] = {
    **dict.fromkeys(
        ("满意", "非常满意", "很满意", "已解决", "解决了", "已解决满意", "已经解决", "已经解决了"),
        Choice.SATISFIED,
    ),
    **dict.fromkeys(("基本满意", "已解决基本满意", "一般"), Choice.ADEQUATE),
    **dict.fromkeys(("已解决不满意", "解决了但不满意"), Choice.DISSATISFIED),
    **dict.fromkeys(
        ("未解决", "没解决", "没有解决", "还没解决", "还没有解决", "没处理", "没有处理"),
        Choice.UNSOLVED,
    ),
}
_MARKS = re.compile(r"[\s,.!?、。，！？;；:：~～\"'“”()（）]+")
_MOST_REMARK = 500


@dataclass(frozen=True, slots=True)
class Reply:
    """A choice, and what else was written."""

    choice: Choice
    remark: str = ""


def read_reply(text: str) -> Reply | None:
    """Read an answer: a digit of any width, alone or before some words, or one of few phrases.

    Anything else, ``12``, ``3月的事`` or a bare ``不满意`` that leaves open whether it is
    solved, is None: a person reads it.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain and _MARKS.sub("", plain) in _NUMERALS:
        return Reply(Choice(_NUMERALS[_MARKS.sub("", plain)]))
    found = _BEGINS.match(plain)
    if found is not None:
        choice, rest = Choice(found[1]), found[2].strip()
        said = _WORDS.get(_MARKS.sub("", rest))
        if said is None and (other := _BEGINS.match(rest)) is not None:
            return Reply(choice) if other[1] == choice and not other[2] else None
        is_contrary = said is not None and (said is Choice.UNSOLVED) != (choice is Choice.UNSOLVED)
        return None if is_contrary else Reply(choice, rest[:_MOST_REMARK])
    word = _WORDS.get(_MARKS.sub("", plain))
    return Reply(word) if word else None

"""Read texts, sorted or not, from lines of JSON as others write them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hotline.intelligence.classifying.example import LEVEL, Example, levels

_IDS = ("id", "row", "number")
_TITLES = ("title", "subject", "topic_line")
_TEXTS = ("text", "text_seg", "detail", "content", "event", "body")
_TOPICS = ("topic", "label", "category")


class LineError(Exception):
    """The line is no JSON object (Chinese text)."""


class Line(NamedTuple):
    """One line: the text, and the topic if it has one."""

    number: int
    id: Any
    example: Example


def read_lines(path: Path, *, labelled: bool) -> Iterator[Line | LineError]:
    """Yield every line that is not blank; one that cannot be read is yielded as what is wrong.

    Raises:
        OSError: the file cannot be opened.

    """
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, text in enumerate(file, start=1):
            if text.strip():
                yield _line(number, text, labelled=labelled)


def _line(number: int, text: str, *, labelled: bool) -> Line | LineError:
    try:
        row = json.loads(text)
    except ValueError:
        return LineError(f"第 {number} 行不是有效的 JSON")
    if not isinstance(row, dict):
        return LineError(f"第 {number} 行不是 JSON 对象")
    # Where a letter's subject is called "topic", its text is called "detail" and what it was
    # sorted into "label". Anywhere else a topic is the answer, and never read as a title.
    titles = (*_TITLES, "topic") if "detail" in row else _TITLES
    topics = ("label",) if row.get("label") is not None else _TOPICS
    said = _first(row, _IDS)
    example = Example(
        topic=_topic(_first(row, topics)) if labelled else "",
        text=_text(_first(row, _TEXTS)),
        title=_text(_first(row, titles)),
        id=str(number if said is None else said),
    )
    return Line(number, number if said is None else said, example)


def _first(row: dict[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _topic(value: Any) -> str:
    """Return a topic in one spelling; what is no name, like NaN or an object, is none."""
    if isinstance(value, list):
        value = LEVEL.join(str(each) for each in value if isinstance(each, (str, int)))
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    said = LEVEL.join(" ".join(each.split()) for each in levels(str(value)))
    return said.encode("utf-8", "replace").decode()

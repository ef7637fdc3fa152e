"""Read articles and questions from lines of JSON; an odd line is told and left out."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class LineError(Exception):
    """The line cannot be used (Chinese text)."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it stands in the file."""

    id: Any
    text: str
    title: str = ""
    questions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Question:
    """A question; for learning also which article answers it."""

    id: Any
    text: str
    answer: Any = None


def read_articles(path: Path) -> Iterator[Article | LineError]:
    """Yield every article, or what is wrong with its line.

    Raises:
        OSError: the file cannot be opened.

    """
    return _read(path, _article)


def read_questions(path: Path) -> Iterator[Question | LineError]:
    """Yield every question, or what is wrong with its line.

    Raises:
        OSError: the file cannot be opened.

    """
    return _read(path, _question)


def read_pairs(path: Path) -> Iterator[Question | LineError]:
    """Yield questions with the id or the text of what answers them.

    Raises:
        OSError: the file cannot be opened.

    """
    return _read(path, _pair)


def _read(path: Path, take: Callable[[dict[str, Any]], T]) -> Iterator[T | LineError]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield take(_object(line))
            except LineError as error:
                yield LineError(f"第 {number} 行{error}")


def _object(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        msg = "不是有效的 JSON"
        raise LineError(msg) from error
    if not isinstance(row, dict):
        msg = "不是 JSON 对象"
        raise LineError(msg)
    return row


def _article(row: dict[str, Any]) -> Article:
    title, text = _text(row, "title"), _text(row, "text", "answer", "body", "content")
    questions = row.get("questions") or []
    if not isinstance(questions, list):
        msg = "的 questions 不是列表"
        raise LineError(msg)
    if not (title.strip() or text.strip()):
        msg = "没有 title 也没有 text"
        raise LineError(msg)
    return Article(_id(row), text, title, [str(each) for each in questions])


def _question(row: dict[str, Any]) -> Question:
    text = _text(row, "text", "question", "query")
    return Question(_id(row), text)


def _pair(row: dict[str, Any]) -> Question:
    answer = next((row[name] for name in ("article", "answer") if row.get(name)), None)
    text = _text(row, "text", "question", "query")
    if answer is None or not text.strip():
        msg = "没有 question 或 article"
        raise LineError(msg)
    return Question(row.get("id"), text, answer)


def _id(row: dict[str, Any]) -> Any:
    if row.get("id") is None:
        msg = "没有 id"
        raise LineError(msg)
    return row["id"]


def _text(row: dict[str, Any], *names: str) -> str:
    value = next((row[name] for name in names if row.get(name) is not None), "")
    if isinstance(value, (dict, list)):
        msg = f"的 {names[0]} 不是文字"
        raise LineError(msg)
    return str(value)

"""Read labelled addresses: a token and its BIO tag to a line (CoNLL), or one JSON to a line."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from hotline.reference.rules.addresses.examples import Example
from hotline.reference.rules.addresses.labels import LABELS, NOTHING


class ExamplesError(Exception):
    """The file holds no labelled addresses that can be understood (Chinese text)."""


class _Span(BaseModel):
    model_config = ConfigDict(extra="ignore")
    start: int
    end: int
    label: str


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore")
    text: str
    components: list[_Span]


def read_examples(path: Path) -> list[Example]:
    """Return the labelled addresses.

    Raises:
        ExamplesError: a line is wrong, or there are none.

    """
    lines = read_lines(path)
    first = next((each for each in lines if each.strip()), "")
    found = list(_from_json(lines) if first.lstrip().startswith("{") else _from_tags(lines))
    if not found:
        msg = f"{path} 里没有标注好的地址。"
        raise ExamplesError(msg)
    return found


def read_lines(path: Path) -> list[str]:
    """Return the file's lines, as an editor would number them."""
    lines = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def _from_tags(lines: list[str]) -> Iterator[Example]:
    tokens: list[tuple[str, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if not line.strip():
            if tokens:
                yield _joined(tokens)
            tokens = []
            continue
        parts = line.split()
        if len(parts) < 2:  # noqa: PLR2004 - a token and its tag
            msg = f"第 {number} 行应为“字 标签”：{line[:40]}"
            raise ExamplesError(msg)
        tokens.append((parts[0], _tag(parts[-1], number)))


def _tag(tag: str, number: int) -> str:
    if tag == "O":
        return f"I-{NOTHING}"
    return f"{tag[:2]}{_label(tag[2:], number)}"


def _label(label: str, number: int) -> str:
    small = label.lower()
    if small not in LABELS:
        msg = f"第 {number} 行的标签 {label} 不在 {len(LABELS)} 种标签之内。"
        raise ExamplesError(msg)
    return small


def _joined(tokens: list[tuple[str, str]]) -> Example:
    spans: list[tuple[int, int, str]] = []
    at = 0
    for token, tag in tokens:
        end, label = at + len(token), tag[2:]
        if tag[0] in "IE" and spans and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], end, label)
        else:
            spans.append((at, end, label))
        at = end
    return Example("".join(token for token, _ in tokens), spans)


def _from_json(lines: list[str]) -> Iterator[Example]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = _Row.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            msg = f'第 {number} 行应为 {{"text": …, "components": [{{start, end, label}}]}}。'
            raise ExamplesError(msg) from error
        yield Example(row.text, list(_filled(row, number)))


def _filled(row: _Row, number: int) -> Iterator[tuple[int, int, str]]:
    """Yield the spans and, between them, what belongs to none."""
    at = 0
    for each in sorted(row.components, key=lambda span: span.start):
        if not at <= each.start < each.end <= len(row.text):
            msg = f"第 {number} 行的区间 {each.start}–{each.end} 重叠或出界。"
            raise ExamplesError(msg)
        if each.start > at:
            yield at, each.start, NOTHING
        yield each.start, each.end, _label(each.label, number)
        at = each.end
    if at < len(row.text):
        yield at, len(row.text), NOTHING

"""Find the JSON object in what a model said."""

import json
import re
from typing import Any

from hotline.core.text import clean_text

_OPENS, _CLOSES = "<think>", "</think>"
_BLOCK = re.compile(r"^```[a-zA-Z]*\s*(.*?)\s*```$", re.DOTALL)


class NoObjectError(ValueError):
    """There is no JSON object in it."""


def without_thoughts(text: str) -> str:
    """Return what was said without ``<think>…</think>``, also where the opening is missing."""
    _, closed, rest = text.rpartition(_CLOSES)
    text = rest if closed else text
    return text.partition(_OPENS)[0].strip()


def object_in(text: str) -> dict[str, Any]:
    """Return the one object, its texts cleaned.

    Raises:
        NoObjectError: there is none, or it is broken.

    """
    said = without_thoughts(text)
    if block := _BLOCK.match(said):
        said = block.group(1)
    begin = said.find("{")
    if begin < 0:
        msg = "没有 JSON 对象"
        raise NoObjectError(msg)
    try:
        found, _ = json.JSONDecoder(parse_constant=_refuse).raw_decode(said, begin)
        cleaned = map_texts(found, lambda each: str(clean_text(each)))
    except (ValueError, RecursionError) as error:
        msg = f"不是完整的 JSON：{error}"
        raise NoObjectError(msg) from error
    return dict(cleaned)


def map_texts(value: Any, change: Any) -> Any:
    """Return the value with every text in it changed; names of fields stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [map_texts(each, change) for each in value]
    if isinstance(value, dict):
        return {name: map_texts(each, change) for name, each in value.items()}
    return value


def _refuse(constant: str) -> Any:
    msg = f"{constant} 不是数"
    raise NoObjectError(msg)

"""The columns of an import of orders (导入): what each is called, and how its cells are read."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from hotline.core.text import clean_text

_ZONE = ZoneInfo("Asia/Shanghai")
_E = TypeVar("_E", bound=StrEnum)
COLUMNS = {
    "external_id": "外部编号",
    "channel": "渠道",
    "registered_at": "登记时间",
    "name": "诉求人",
    "phone": "联系电话",
    "sex": "性别",
    "is_confidential": "要求保密",
    "secrecy": "密级",
    "appeal_type": "诉求类型",
    "urgency": "紧急程度",
    "topic_code": "诉求分类代码",
    "area_code": "区划代码",
    "place": "事发地点",
    "event": "事件经过",
    "demand": "诉求内容",
    "event_time": "事发时间",
    "desk_code": "专席代码",
    "desk_answers": "专席表单",
    "state": "状态",
    "closing": "结案方式",
    "closed_at": "结案时间",
    "direct_answer": "直接答复内容",
    "direct_answer_reason": "直接答复理由",
    "number": "工单编号",
}
"""Key in JSON → heading in a spreadsheet; either is understood in both."""
_ALSO = {
    "caller_name": "name",
    "caller_phone": "phone",
    "caller_sex": "sex",
    "occurred_at": "event_time",
}
"""The names that our own export gives."""
_TOLD_OTHERWISE = {
    "topic": "诉求分类",
    "area": "区划",
    "desk": "专席",
    "department": "承办单位",
    "registered_by": "登记人",
    "due_at": "到期时间",
    "handled_at": "办结时间",
    "export": "导出编号",
}
"""Columns of our own export that other columns tell, or that become this platform's own."""
_KEYS = {title: key for key, title in COLUMNS.items()} | {key: key for key in COLUMNS} | _ALSO
_LEFT = {*_TOLD_OTHERWISE, *_TOLD_OTHERWISE.values()}
_YES = {"是", "1", "true", "True", "yes"}
_NO = {"", "否", "0", "false", "False", "no"}


class LineError(Exception):
    """A line that cannot be understood; says why in Chinese."""


def texts_of(raw: Mapping[str, object]) -> tuple[dict[str, str], dict[str, str]]:
    """Return every column as cleaned text, empty when it is missing; and as it came.

    Raises:
        LineError: a column is unknown.

    """
    names = {str(name).strip(): value for name, value in raw.items()}
    unknown = [name for name in names if name not in _KEYS and name not in _LEFT]
    if unknown:
        msg = f"不认识的列：{'、'.join(unknown)}。"
        raise LineError(msg)
    came = {_KEYS[name]: _text(value) for name, value in names.items() if name in _KEYS}
    cleaned = {key: str(clean_text(value)) for key, value in came.items()}
    return dict.fromkeys(COLUMNS, "") | cleaned, came


def _text(value: object) -> str:
    """Return a cell as text; a spreadsheet may hold a number or a time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def chosen(known: Mapping[str, str], value: str, label: str) -> str:
    """Return what a word stands for.

    Raises:
        LineError: it is none of those that are known.

    """
    if value not in known:
        msg = f"{label}“{value}”不在可选范围：{'、'.join(str(each) for each in known if each)}。"
        raise LineError(msg)
    return known[value]


def named(labels: Mapping[_E, str], value: str, label: str) -> _E:
    """Return what a label or a code stands for.

    Raises:
        LineError: it is none.

    """
    known = {zh: each for each, zh in labels.items()} | {str(each): each for each in labels}
    return next(each for each in labels if each == chosen(known, value, label))


def said_yes(value: str, label: str) -> bool:
    """Return what a cell of yes or no says.

    Raises:
        LineError: neither.

    """
    if value not in _YES | _NO:
        msg = f"{label}应填“是”或“否”，不是“{value}”。"
        raise LineError(msg)
    return value in _YES


def short(value: str, label: str, limit: int) -> str:
    """Return the text.

    Raises:
        LineError: it is longer than the limit.

    """
    if len(value) > limit:
        msg = f"{label}超过 {limit} 个字。"
        raise LineError(msg)
    return value


def moment(value: str, label: str) -> datetime | None:
    """Return an instant; without a zone it is the city's.

    Raises:
        LineError: it is no date and time.

    """
    if not value:
        return None
    try:
        said = datetime.fromisoformat(value)
    except ValueError as error:
        msg = f"{label}“{value}”格式不对，应如 2026-11-24 10:30。"
        raise LineError(msg) from error
    return said if said.tzinfo else said.replace(tzinfo=_ZONE)


def answers(value: str, label: str) -> dict[str, str]:
    """Return the answers to a desk's form: a JSON object of texts.

    Raises:
        LineError: it is something else.

    """
    try:
        said = json.loads(value) if value else {}
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(each, str) for each in said.values()):
        msg = f"{label}应是一个 JSON 对象，每项为文字。"
        raise LineError(msg)
    return said

"""Read one line of an import of orders (导入): its columns, and what is wrong in Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from hotline.core.text import clean_text
from hotline.reference.rules.dictionaries import (
    APPEAL_TYPE_LABELS,
    URGENCY_LABELS,
    AppealType,
    Urgency,
)
from hotline.workorders.rules.registration import MAX_PLACE, MAX_TEXT, Caller, Demand

_ZONE = ZoneInfo("Asia/Shanghai")
_NAMESPACE = UUID("5f0b2f0e-6d3c-4d0a-9a53-5f6d2f6b1a11")
COLUMNS = {
    "external_id": "外部编号",
    "name": "诉求人",
    "phone": "联系电话",
    "sex": "性别",
    "is_confidential": "要求保密",
    "appeal_type": "诉求类型",
    "urgency": "紧急程度",
    "topic_code": "诉求分类代码",
    "area_code": "区划代码",
    "place": "事发地点",
    "event": "事件经过",
    "demand": "诉求内容",
    "event_time": "事发时间",
}
"""Key in JSON → heading in a spreadsheet; either is understood in both."""
_KEYS = {title: key for key, title in COLUMNS.items()} | {key: key for key in COLUMNS}
_SEXES = {"": "", "男": "male", "女": "female", "male": "male", "female": "female"}
_YES = {"是", "1", "true", "True", "yes"}
_NO = {"", "否", "0", "false", "False", "no"}


class LineError(Exception):
    """A line that cannot be understood; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One order to be registered, and the number it has where it comes from."""

    external_id: str
    caller: Caller
    demand: Demand

    def key(self, source: str) -> UUID:
        """Return the registration's key: the same for the same number of the same source."""
        return uuid5(_NAMESPACE, f"{source}\x1f{self.external_id}")


def read_line(raw: Mapping[str, object]) -> ImportLine:
    """Return the order a line describes; what it must say is checked when it is registered.

    Raises:
        LineError: a column is unknown, or its value cannot be understood.

    """
    text = _texts(raw)
    if not text["external_id"]:
        msg = "缺少外部编号；没有它，重复导入时无法识别。"
        raise LineError(msg)
    caller = Caller(
        name=text["name"],
        phone=text["phone"],
        sex=_chosen(_SEXES, text["sex"], "性别"),
        is_confidential=_said_yes(text["is_confidential"]),
    )
    types = {label: each for each, label in APPEAL_TYPE_LABELS.items()} | {e: e for e in AppealType}
    urgencies = {label: each for each, label in URGENCY_LABELS.items()} | {e: e for e in Urgency}
    demand = Demand(
        appeal_type=AppealType(_chosen(types, text["appeal_type"], "诉求类型")),
        urgency=Urgency(_chosen(urgencies, text["urgency"] or "一般", "紧急程度")),
        topic_code=text["topic_code"],
        area_code=text["area_code"],
        place=_short(text["place"], "事发地点", MAX_PLACE),
        event=_short(text["event"], "事件经过", MAX_TEXT),
        demand=_short(text["demand"], "诉求内容", MAX_TEXT),
        event_time=_moment(text["event_time"]),
    )
    return ImportLine(text["external_id"], caller, demand)


def _texts(raw: Mapping[str, object]) -> dict[str, str]:
    """Return every column as text; empty when it is missing."""
    unknown = [str(name) for name in raw if str(name).strip() not in _KEYS]
    if unknown:
        msg = f"不认识的列：{'、'.join(unknown)}。"
        raise LineError(msg)
    given = {_KEYS[str(name).strip()]: _text(value) for name, value in raw.items()}
    return dict.fromkeys(COLUMNS, "") | given


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
    return str(clean_text(str(value)))


def _chosen(known: Mapping[str, str], value: str, label: str) -> str:
    if value not in known:
        msg = f"{label}“{value}”不在可选范围：{'、'.join(str(each) for each in known if each)}。"
        raise LineError(msg)
    return known[value]


def _said_yes(value: str) -> bool:
    if value not in _YES | _NO:
        msg = f"要求保密应填“是”或“否”，不是“{value}”。"
        raise LineError(msg)
    return value in _YES


def _short(value: str, label: str, limit: int) -> str:
    if len(value) > limit:
        msg = f"{label}超过 {limit} 个字。"
        raise LineError(msg)
    return value


def _moment(value: str) -> datetime | None:
    """Return an instant; without a zone it is the city's."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        msg = f"事发时间“{value}”格式不对，应如 2026-11-24 10:30。"
        raise LineError(msg) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=_ZONE)

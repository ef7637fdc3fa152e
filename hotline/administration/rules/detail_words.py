"""Turn what an event keeps into lines a person reads: label, old value, new value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotline.accounts.rules.roles import LABELS as ROLE_LABELS
from hotline.administration.rules.detail_labels import DETAIL_LABELS
from hotline.reference.rules.calendar import SHANGHAI
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, URGENCY_LABELS
from hotline.workorders.rules.workflow import STATE_LABELS, VERB_LABELS

_NOTHING = "（空）"
_WORDS: dict[str, Mapping[Any, str]] = {
    "role": ROLE_LABELS,
    "state": STATE_LABELS,
    "verb": VERB_LABELS,
    "appeal_type": APPEAL_TYPE_LABELS,
    "urgency": URGENCY_LABELS,
    "direction": {"inbound": "呼入", "outbound": "呼出", "internal": "内部"},
    "device": {"browser": "电脑软电话", "desk": "桌面话机", "phone": "桌面话机"},
    "reason": {
        "asked": "主动退出",
        "idle": "闲置超时",
        "too_old": "超过 12 小时",
        "wrong_password": "密码错误",
        "robot_from_afar": "机器账号不在本机",
        "moved": "换到另一坐席",
        "expired": "连接超时",
        "page_signed_out": "页面签出",
        "account_signed_out": "退出登录",
    },
}
_ORDER = {key: at for at, key in enumerate(DETAIL_LABELS)}
Names = Callable[[str, int], str]
"""Field and id → the name of whom or what it means; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an event; a change has an old and a new value."""

    label: str
    new: str
    old: str = ""
    is_change: bool = False


def lines_of(details: Mapping[str, Any], names: Names) -> list[Line]:
    """Return the lines of an event's details, changes first."""
    lines: list[Line] = []
    if _is_change(details):
        lines += _changes(details.get("old"), details.get("new"), names)
        details = {key: value for key, value in details.items() if key not in ("old", "new")}
    lines += [
        Line(label_of(key), words_of(key, value, names))
        for key, value in sorted(details.items(), key=_place)
        if value not in (None, "", [], {})
    ]
    return lines


def _place(item: tuple[str, Any]) -> tuple[int, str]:
    """Return where a field stands: in the order of the names; the database keeps none."""
    key = item[0]
    return (_ORDER.get(key, len(_ORDER)), key)


def _is_change(details: Mapping[str, Any]) -> bool:
    """Tell whether values are given as they were and are; what began or ended has one side."""
    sides = [details[side] for side in ("old", "new") if side in details]
    return len(sides) > 1 or any(isinstance(each, Mapping) for each in sides)


def label_of(key: str) -> str:
    """Return the Chinese name of a field."""
    return DETAIL_LABELS.get(key, key)


def words_of(key: str, value: Any, names: Names) -> str:
    """Return a value as people read it."""
    if value is None or value in ("", [], {}):
        return _NOTHING
    if isinstance(value, (bool, int, str)):
        return _word_of(key, value, names)
    if isinstance(value, list):
        return "、".join(words_of(key, each, names) for each in value)
    if isinstance(value, Mapping):
        return "；".join(
            f"{label_of(name)} {words_of(name, each, names)}" for name, each in value.items()
        )
    return str(value)


def _word_of(key: str, value: bool | int | str, names: Names) -> str:  # noqa: FBT001 - a value like any other
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int):
        return names(key, value) or str(value)
    return _WORDS.get(key, {}).get(value, "") or _moment(value) or value


def _changes(old: Any, new: Any, names: Names) -> Iterator[Line]:
    if isinstance(old, Mapping) or isinstance(new, Mapping):
        was, now = _mapping(old), _mapping(new)
        for key in {**was, **now}:
            if was.get(key) != now.get(key):
                yield _change(label_of(key), key, was.get(key), now.get(key), names)
        return
    yield _change("变更", "", old, new, names)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _change(label: str, key: str, old: Any, new: Any, names: Names) -> Line:
    return Line(label, words_of(key, new, names), words_of(key, old, names), is_change=True)


def _moment(text: str) -> str:
    if "T" not in text or not text[:4].isdecimal():
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return "" if moment.tzinfo is None else f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"

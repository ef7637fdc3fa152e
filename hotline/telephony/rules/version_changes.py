"""What one version of the configuration changed (版本差异): pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hotline.telephony.rules.policy import shown

SECTIONS: dict[str, str] = {
    "numbers": "接入号码",
    "flows": "语音流程",
    "queues": "队列",
    "seats": "坐席",
    "prompts": "提示音",
    "hours": "时段",
    "callers": "来电人标记",
    "contacts": "外线联系人",
    "caller_rules": "来电优先规则",
    "dialling": "外呼规则",
    "alarms": "告警阈值",
}
PLATFORM = "platform"
"""Single values of the configuration, such as ``line_limit``, go under 平台参数."""
_KEYS = {"numbers": "number", "seats": "extension", "callers": "number_index"}
_MARKS = {"vip": "重点", "care": "关爱", "blocked": "黑名单"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, before and after; a prompt's or flow's whole content is not spelled out."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that came, went or differs."""

    section: str
    section_label: str
    name: str
    label: str
    how: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Return every entry that differs, in the order of :data:`SECTIONS`."""
    found: list[Change] = []
    for section, label in SECTIONS.items():
        before, after = old.get(section) or [], new.get(section) or []
        if isinstance(before, Mapping) or isinstance(after, Mapping):
            found.extend(_setting(section, label, dict(before), dict(after)))
        else:
            key = _KEYS.get(section, "name")
            found.extend(_entries(section, _by(key, before), _by(key, after)))
    known = {*SECTIONS, "version"}
    single_old = {name: value for name, value in old.items() if name not in known}
    single_new = {name: value for name, value in new.items() if name not in known}
    return [*found, *_setting(PLATFORM, "平台参数", single_old, single_new)]


def _by(key: str, entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(each[key]): each for each in entries}


def _entries(
    section: str, old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]
) -> Iterator[Change]:
    for name in [*old, *(each for each in new if each not in old)]:
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        how: Literal["added", "removed", "changed"] = "changed"
        if before is None or after is None:
            how = "added" if before is None else "removed"
        entry = after or before or {}
        yield Change(
            section=section,
            section_label=SECTIONS[section],
            name="" if section == "callers" else name,
            label=_label(section, entry),
            how=how,
            fields=_fields(section, before, after) if before and after else (),
        )


def _label(section: str, entry: Mapping[str, Any]) -> str:
    if section == "callers":
        kind = _MARKS.get(str(entry.get("kind")), "")
        return f"{kind} {entry.get('note') or ''}".strip()
    key = _KEYS.get(section, "name")
    return str(entry.get("label") or entry[key])


def _setting(
    section: str, label: str, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[Change]:
    fields = _fields(section, old, new)
    if fields:
        yield Change(section, label, "", label, "changed", fields)


def _fields(
    section: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[FieldChange, ...]:
    if section == "contacts":
        old, new = shown("contact", old) or {}, shown("contact", new) or {}
    hidden = {"number_index"}
    return tuple(
        FieldChange(name, *_brief(section, old.get(name), new.get(name)))
        for name in dict.fromkeys([*old, *new])
        if old.get(name) != new.get(name) and name not in hidden
    )


def _brief(section: str, old: Any, new: Any) -> tuple[Any, Any]:
    """Say of a flow's steps only how many there are; its own page shows both versions."""
    if section == "flows" and isinstance(old, list) and isinstance(new, list):
        return len(old), len(new)
    return old, new

"""What a piece of policy may say (取值范围), beyond what its contract can express: pure.

The contracts stay wide, so that a version kept on disk stays readable; a person who saves is
told the field and the bounds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hotline.telephony.rules.policy import Kind
from hotline.telephony.rules.rooms import odd_room

Oddity = tuple[str, str]
"""Path of the field, and what is wrong with it, in Chinese."""
_WEEK = 7

BOUNDS: dict[Kind, dict[str, tuple[float, float]]] = {
    "queue": {
        "offer_seconds": (3, 120),
        "wrap_up_seconds": (0, 600),
        "announce_every_seconds": (5, 600),
        "last_operator_wait_seconds": (0, 300),
        "service_level_seconds": (1, 600),
        "most_waiting": (1, 5000),
        "longest_wait_seconds": (30, 14_400),
        "overflow_after_seconds": (0, 3600),
        "reserve": (0, 100),
    },
    "callers": {"seconds_per_point": (1, 600), "memory_minutes": (1, 10_080)},
    "dialling": {
        "longest_number": (3, 20),
        "operator_daily_minutes": (1, 1440),
        "operator_hourly_calls": (1, 1000),
        "trunk_channels": (1, 10_000),
        "yearly_free_minutes": (0, 100_000_000),
        "outbound_reserve": (0, 10_000),
    },
    "alarms": {
        "waiting": (1, 5000),
        "longest_wait_seconds": (1, 3600),
        "ready_at_least": (0, 1000),
        "service_level_below": (0, 1),
        "no_answer_streak": (1, 100),
        "wrap_up_seconds": (1, 7200),
        "break_seconds": (1, 28_800),
        "lines_used": (0.1, 1),
    },
}


def odd_values(kind: Kind, content: Mapping[str, Any]) -> dict[str, str]:
    """Return field → what is wrong with it; empty when all is well."""
    finders = {
        "queue": _queue,
        "hours": _hours,
        "contact": _contact,
        "dialling": _dialling,
        "room": odd_room,
    }
    find = finders.get(kind)
    found = [*_bounds(BOUNDS.get(kind, {}), content), *(find(content) if find else ())]
    return dict(found)


def _bounds(bounds: Mapping[str, tuple[float, float]], content: Mapping[str, Any]) -> list[Oddity]:
    return [
        (field, f"应在 {least:g} 至 {most:.15g} 之间")
        for field, (least, most) in bounds.items()
        if not least <= content[field] <= most
    ]


def _queue(content: Mapping[str, Any]) -> Iterator[Oddity]:
    if not str(content["label"]).strip():
        yield "label", "必填"
    steps = content["widenings"]
    for number, step in enumerate(steps):
        path = f"widenings.{number}"
        if step["after_seconds"] > content["longest_wait_seconds"]:
            yield f"{path}.after_seconds", "晚于最长等待时间，永远不会生效"
        if number and step["after_seconds"] <= steps[number - 1]["after_seconds"]:
            yield f"{path}.after_seconds", "应晚于上一步"
        if not (step["fewer_levels"] or step["groups"] or step["drop_skills"]):
            yield path, "这一步没有放宽任何要求"


def _hours(content: Mapping[str, Any]) -> Iterator[Oddity]:
    weekly = content["weekly"]
    if weekly and len(weekly) != _WEEK:
        yield "weekly", "应写明一周七天"
    for number, spans in enumerate(weekly):
        yield from _spans(f"weekly.{number}", spans)
    for day, spans in content["special"].items():
        yield from _spans(f"special.{day}", spans)


def _spans(path: str, spans: Sequence[Mapping[str, str]]) -> Iterator[Oddity]:
    end = ""
    for span in spans:
        if span["start"] >= span["end"]:
            yield path, f"{span['start']}-{span['end']} 的结束应晚于开始"
        elif span["start"] < end:
            yield path, f"{span['start']}-{span['end']} 与前一段重叠"
        end = span["end"]


def _contact(content: Mapping[str, Any]) -> Iterator[Oddity]:
    if not str(content["label"]).strip():
        yield "label", "必填"
    if not re.fullmatch(r"[0-9]{3,20}", content["number"]):
        yield "number", "应为 3 至 20 位数字"


def _dialling(content: Mapping[str, Any]) -> Iterator[Oddity]:
    for field in ("allowed_prefixes", "barred_prefixes"):
        odd = [each for each in content[field] if not re.fullmatch(r"\+?[0-9]{0,15}", each)]
        if odd or "" in content[field]:
            yield field, f"“{(odd or [''])[0]}”不是号码前缀，应为数字（可以 + 开头）"
    for purpose, number in content["caller_ids"].items():
        if not purpose.strip() or not re.fullmatch(r"[0-9]{3,15}", number):
            yield f"caller_ids.{purpose}", "应写明用途和 3 至 15 位数字的号码"
    if content["outbound_reserve"] > content["trunk_channels"]:
        yield "outbound_reserve", "不能多于中继通道数"

"""What a person may enter: bounds and order, each told at its field."""

from typing import Any

import pytest

from contracts.telephony_config import AlarmLimits, DialRules, OutsideContact, QueuePolicy
from hotline.telephony.rules.policy import HoursEntry, Kind
from hotline.telephony.rules.policy_limits import BOUNDS, odd_values

QUEUE = QueuePolicy(name="general", label="综合受理").model_dump(mode="json")
DIALLING = DialRules().model_dump(mode="json")
CONTACT = OutsideContact(name="police", label="110", number="110").model_dump(mode="json")


def _step(after: int, **loosened: object) -> dict[str, Any]:
    return {"after_seconds": after, "fewer_levels": 0, "groups": [], "drop_skills": [], **loosened}


def test_the_first_values_of_everything_are_within_bounds() -> None:
    assert odd_values("queue", QUEUE) == {}
    assert odd_values("dialling", DIALLING) == {}
    assert odd_values("alarms", AlarmLimits().model_dump(mode="json")) == {}


@pytest.mark.parametrize(
    ("kind", "content", "path", "why"),
    [
        ("queue", {**QUEUE, "offer_seconds": -1}, "offer_seconds", "应在 3 至 120 之间"),
        ("queue", {**QUEUE, "label": " "}, "label", "必填"),
        ("queue", {**QUEUE, "widenings": [_step(30)]}, "widenings.0", "没有放宽"),
        (
            "queue",
            {**QUEUE, "widenings": [_step(30, fewer_levels=1), _step(30, fewer_levels=2)]},
            "widenings.1.after_seconds",
            "应晚于上一步",
        ),
        (
            "queue",
            {**QUEUE, "widenings": [_step(9999, fewer_levels=1)]},
            "widenings.0.after_seconds",
            "永远不会生效",
        ),
        ("contact", {**CONTACT, "number": "abc"}, "number", "3 至 20 位数字"),
        ("dialling", {**DIALLING, "allowed_prefixes": ["0898", "x"]}, "allowed_prefixes", "“x”"),
        ("dialling", {**DIALLING, "barred_prefixes": [""]}, "barred_prefixes", "不是号码前缀"),
        ("dialling", {**DIALLING, "caller_ids": {"survey": "1"}}, "caller_ids.survey", "号码"),
        ("dialling", {**DIALLING, "outbound_reserve": 101}, "outbound_reserve", "中继通道数"),
    ],
)
def test_an_odd_value_is_told_at_its_field(
    kind: Kind, content: dict[str, Any], path: str, why: str
) -> None:
    found = odd_values(kind, content)
    assert list(found) == [path]
    assert why in found[path]


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        ([("08:00", "12:00"), ("14:30", "17:30")], ""),
        ([("12:00", "08:00")], "结束应晚于开始"),
        ([("08:00", "12:00"), ("11:00", "13:00")], "重叠"),
        ([("20:00", "24:00")], ""),
    ],
)
def test_spans_of_a_day_follow_each_other(spans: list[tuple[str, str]], why: str) -> None:
    day = [{"start": start, "end": end} for start, end in spans]
    entry = HoursEntry.model_validate({"name": "x", "weekly": [day] + [[]] * 6})
    assert why in odd_values("hours", entry.model_dump(mode="json")).get("weekly.0", "")
    assert bool(odd_values("hours", entry.model_dump(mode="json"))) is bool(why)


def test_a_week_has_seven_days() -> None:
    entry = HoursEntry(name="x", weekly=[[]])
    assert odd_values("hours", entry.model_dump(mode="json")) == {"weekly": "应写明一周七天"}


def test_every_bound_names_a_field_of_its_contract() -> None:
    assert set(BOUNDS["queue"]) <= set(QUEUE)
    assert set(BOUNDS["dialling"]) <= set(DIALLING)
    assert set(BOUNDS["alarms"]) == set(AlarmLimits.model_fields)

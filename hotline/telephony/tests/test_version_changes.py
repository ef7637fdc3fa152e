"""What a version changed is said entry by entry, field by field, without private numbers."""

from typing import Any

import pytest

from hotline.telephony.rules.version_changes import FieldChange, changes_between

BASE: dict[str, Any] = {
    "version": 1,
    "queues": [{"name": "general", "label": "综合受理", "offer_seconds": 15}],
    "numbers": [{"number": "12345", "flow": "default"}],
    "flows": [{"name": "default", "label": "默认流程", "steps": [1, 2]}],
    "contacts": [{"name": "expert", "label": "专家", "number": "13907551234"}],
    "callers": [{"number_index": "abc", "kind": "vip", "note": "人大代表"}],
    "alarms": {"waiting": 20},
    "line_limit": 500,
}


def test_the_same_content_has_no_changes() -> None:
    assert changes_between(BASE, {**BASE, "version": 2}) == []


@pytest.mark.parametrize(
    ("new", "section", "label", "how", "fields"),
    [
        (
            {"queues": [{"name": "general", "label": "综合受理", "offer_seconds": 20}]},
            *("queues", "综合受理", "changed", (FieldChange("offer_seconds", 15, 20),)),
        ),
        (
            {"numbers": [*BASE["numbers"], {"number": "12319", "flow": "default"}]},
            *("numbers", "12319", "added", ()),
        ),
        ({"contacts": []}, "contacts", "专家", "removed", ()),
        (
            {"contacts": [{"name": "expert", "label": "专家", "number": "13907554321"}]},
            *("contacts", "专家", "changed", (FieldChange("number", "139****34", "139****21"),)),
        ),
        (
            {"flows": [{"name": "default", "label": "默认流程", "steps": [1]}]},
            *("flows", "默认流程", "changed", (FieldChange("steps", 2, 1),)),
        ),
        ({"callers": []}, "callers", "重点 人大代表", "removed", ()),
        (
            {"alarms": {"waiting": 30}},
            *("alarms", "告警阈值", "changed", (FieldChange("waiting", 20, 30),)),
        ),
        (
            {"line_limit": 600},
            *("platform", "平台参数", "changed", (FieldChange("line_limit", 500, 600),)),
        ),
    ],
)
def test_each_change_is_named(
    new: dict[str, Any], section: str, label: str, how: str, fields: tuple[FieldChange, ...]
) -> None:
    (change,) = changes_between(BASE, {**BASE, **new, "version": 2})
    assert (change.section, change.label, change.how, change.fields) == (
        section,
        label,
        how,
        fields,
    )


def test_a_callers_index_is_never_shown() -> None:
    other = [{"number_index": "abc", "kind": "care", "note": "人大代表"}]
    (change,) = changes_between(BASE, {**BASE, "callers": other})
    assert "abc" not in repr(change)

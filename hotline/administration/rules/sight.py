"""How much of an event a reader of the audit sees: the act always, its content by their roles.

An administrator sees that somebody sent an order back, when and to whom, but not a word of
what the citizen said: whoever may not open an order does not read it in the log either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hotline.core.masking import mask_phone
from hotline.core.numbers_in_text import hide_numbers

HIDDEN = "（内容按权限不显示）"
CONTENT_SUBJECTS = frozenset(
    {
        *("work_order", "follow_up", "citizen", "contact", "attachment"),
        *("call", "recording", "return_call", "campaign_item", "caller_mark"),
    }
)
"""What speaks of a citizen or of what they asked for."""
_OPEN = frozenset(
    {
        *("number", "new_number", "numbers", "main", "merged", "other", "state", "clock"),
        *("stage", "channel", "urgency", "appeal_type", "topic_code", "area_code", "level"),
        *("device", "seat", "queue", "language", "direction", "purpose", "mode", "act", "way"),
        *("hold", "retention_class", "keep_until", "ended_by", "mailbox", "slot", "call_id"),
        *("pass_id", "attachment_id", "attachment_ids", "file_kind", "field", "fields"),
        *("missing", "service", "party_kind", "target_kind", "origin", "rule_key"),
        *("sha256", "verb", "mark", "caller", "called", "dialled", "checklist"),
    }
)
"""Short words of ours; everything else that is text may quote the citizen."""
_NUMBERS = frozenset({"caller", "called", "dialled", "party"})
_OPEN_CHANGES = frozenset({"workorder.secrecy_changed"})


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader's roles let them see."""

    reads_orders: bool = False
    sees_whole: bool = False
    closed_orders: frozenset[str] = field(default_factory=frozenset)
    """Numbers of orders kept from them for their security level."""


def seen(
    kind: str, subject_type: str, subject_id: str, details: Mapping[str, Any], sight: Sight
) -> dict[str, Any]:
    """Return the details as this reader may see them."""
    is_closed = subject_type == "work_order" and subject_id in sight.closed_orders
    reads = sight.reads_orders and not is_closed
    hides = subject_type in CONTENT_SUBJECTS and not reads
    opened = {"old", "new"} if kind in _OPEN_CHANGES else set()
    return {
        key: HIDDEN
        if hides and key not in _OPEN | opened and _has_text(value)
        else _masked(key, value, sight)
        for key, value in details.items()
    }


def _has_text(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, Mapping):
        return any(_has_text(each) for each in value.values())
    return isinstance(value, list) and any(_has_text(each) for each in value)


def _masked(key: str, value: Any, sight: Sight) -> Any:
    if sight.sees_whole:
        return value
    if isinstance(value, str):
        is_number = key in _NUMBERS and value.isdecimal()
        return mask_phone(value) if is_number else hide_numbers(value)
    if isinstance(value, list):
        return [_masked(key, each, sight) for each in value]
    if isinstance(value, Mapping):
        return {name: _masked(name, each, sight) for name, each in value.items()}
    return value

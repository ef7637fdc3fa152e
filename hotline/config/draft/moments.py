"""When a conversation took place: dates in it are seen from there."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hotline.reference.rules.calendar import SHANGHAI

_KEYS = ("now", "started_at", "call_time", "called_at", "recorded_at", "date", "begin_time")


def moment_of(asked: datetime | None, content: Any) -> datetime:
    """Return the moment asked for, else the conversation's own, else now."""
    if asked is not None:
        return _zoned(asked)
    if isinstance(content, Mapping):
        for key in _KEYS:
            try:
                return _zoned(datetime.fromisoformat(content[key]))
            except (KeyError, TypeError, ValueError):
                continue
    return datetime.now(UTC)


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)

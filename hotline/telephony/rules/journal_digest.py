"""The bytes of a journal row that its seal covers: the same before and after absorbing."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

NUMBERS = ("caller", "number")
"""Details that are masked once the row is absorbed, so the seal covers them masked."""


def row_bytes(
    *,
    row_id: int,
    event_id: UUID,
    kind: str,
    call_id: UUID | None,
    happened_at: datetime,
    details: Mapping[str, Any],
    mask: Callable[[str], str],
) -> bytes:
    """Return one line; a buyer's own program can write the same from an export."""
    said = dict(details)
    for name in NUMBERS:
        if said.get(name):
            said[name] = mask(str(said[name]))
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    moment = happened_at.astimezone(UTC).isoformat(timespec="microseconds")
    return f"{row_id}|{event_id}|{kind}|{call_id or ''}|{moment}|{text}\n".encode()

"""How a wish to be called back is named and noted (预约回电)."""

from datetime import datetime
from uuid import UUID

from hotline.reference.rules.calendar import SHANGHAI

_DRAWS = 10_000_000


def format_wish(row_id: UUID, listed_at: datetime) -> str:
    """Return such as ``H2611280042317``: H, the day in the city, seven digits of the row."""
    return f"H{listed_at.astimezone(SHANGHAI):%y%m%d}{row_id.int % _DRAWS:07d}"


def note_of(wanted_from: datetime | None, now: datetime) -> str:
    """Say for the operator from when the citizen wants to be called."""
    if wanted_from is None or wanted_from.tzinfo is None or wanted_from <= now:
        return "网上预约回电"
    return f"网上预约回电，希望 {wanted_from.astimezone(SHANGHAI):%m月%d日 %H:%M} 以后"

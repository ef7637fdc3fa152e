"""What narrows a list of orders down (筛选条件), as pages send it and people keep it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

NEAR = timedelta(hours=24)
"""A clock that runs out within it counts as near (临期)."""
MOST_TEXT = 60


class Due(StrEnum):
    """How an order stands with its clock."""

    ANY = ""
    OVERDUE = "overdue"
    NEAR = "near"


DUE_LABELS = {Due.ANY: "不限", Due.OVERDUE: "已超期", Due.NEAR: "24 小时内到期"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a list down; a topic or area stands for everything below it too.

    Days are the city's, both included.
    """

    text: str = ""
    states: tuple[str, ...] = ()
    appeal_type: str = ""
    urgency: str = ""
    channel: str = ""
    topic_code: str = ""
    area_code: str = ""
    department_id: int | None = None
    desk_code: str = ""
    first_day: date | None = None
    last_day: date | None = None
    due: str = Due.ANY
    is_urged: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what is set, as JSON keeps it."""
        given = {name: value for name, value in asdict(self).items() if value not in ("", (), None)}
        given = {name: value for name, value in given.items() if value is not False}
        days = {name: day.isoformat() for name, day in given.items() if isinstance(day, date)}
        lists = {"states": [*given["states"]]} if "states" in given else {}
        return given | days | lists

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Filters":
        """Return what was kept; a field that is no longer known is left out."""
        known = {each.name for each in fields(cls)}
        given = {name: value for name, value in kept.items() if name in known}
        for name in ("first_day", "last_day"):
            if name in given:
                given[name] = date.fromisoformat(given[name])
        if "states" in given:
            given["states"] = tuple(given["states"])
        return cls(**given)

"""Read Boston's 311 requests: when each was opened, promised, closed, and whether in time."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

WALL = ZoneInfo("Asia/Shanghai")
"""The file has wall clocks without a zone; read in ours, no hour is lost to summer time."""
COLUMNS = (
    "case_enquiry_id",
    "open_dt",
    "target_dt",
    "closed_dt",
    "ontime",
    "type",
    "reason",
    "department",
    "neighborhood",
    "location",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One request as the file tells it."""

    id: int
    opened: datetime
    target: datetime | None
    closed: datetime | None
    flag: str
    """``ONTIME``, ``OVERDUE``, or nothing."""
    type: str
    group: str
    department: str
    neighborhood: str
    location: str


def read_rows(path: Path) -> list[Row]:
    """Return every row, in the order they were opened; of a parquet or a CSV file.

    Raises:
        ImportError: a parquet file needs ``pyarrow``, which the platform itself does not.

    """
    rows = [_row(each) for each in (_parquet if path.suffix == ".parquet" else _csv)(path)]
    return sorted(rows, key=lambda each: (each.opened, each.id))


def _parquet(path: Path) -> Iterable[Mapping[str, Any]]:
    table = import_module("pyarrow.parquet").read_table(path, columns=[*COLUMNS])
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def _csv(path: Path) -> Iterable[Mapping[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _row(raw: Mapping[str, Any]) -> Row:
    opened = _moment(raw["open_dt"])
    if opened is None:
        msg = f"request {raw['case_enquiry_id']} was never opened"
        raise ValueError(msg)
    return Row(
        id=int(raw["case_enquiry_id"]),
        opened=opened,
        target=_moment(raw["target_dt"]),
        closed=_moment(raw["closed_dt"]),
        flag=raw["ontime"] or "",
        type=raw["type"].strip(),
        group=raw["reason"].strip(),
        department=raw["department"].strip(),
        neighborhood=(raw["neighborhood"] or "").strip() or "Unknown",
        location=(raw["location"] or "").strip() or "Boston",
    )


def _moment(value: datetime | str | None) -> datetime | None:
    if not value:
        return None
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=WALL)

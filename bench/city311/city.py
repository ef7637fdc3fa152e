"""Write Boston as a city of ours: the same files as any other, loaded the same way."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from bench.city311.promises import Promise
from bench.city311.rows import Row
from runtime.places import ROOT

LONG_AGO = "2011-01-01"
NEVER_MINUTES = 10 * 365 * 24 * 60
"""A type that is promised nothing: ten years, longer than the file knows."""
DAY_MINUTES = 24 * 60
_MODEL = ROOT / "cities" / "haikou"
_WEEKDAYS = {
    "name": "weekdays",
    "label": "Monday to Friday around the clock",
    "starts_on": LONG_AGO,
    "observes_holidays": False,
    "weekly": [[["00:00", "24:00"]]] * 5 + [[]] * 2,
}


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that the city's names got."""

    topics: dict[str, str]
    areas: dict[str, str]
    departments: dict[str, str]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Codes":
        """Number everything by name, so that another run finds the same."""
        groups: dict[str, set[str]] = {}
        areas, departments = set(), set()
        for row in rows:
            groups.setdefault(row.group, set()).add(row.type)
            areas.add(row.neighborhood)
            departments.add(row.department)
        return cls(
            topics={
                f"{group}\x1f{kind}": f"{at:02d}{below:02d}"
                for at, group in enumerate(sorted(groups), 1)
                for below, kind in enumerate(sorted(groups[group]), 1)
            },
            areas={name: f"0250{at:02d}" for at, name in enumerate(sorted(areas), 1)},
            departments={name: f"d{at:02d}" for at, name in enumerate(sorted(departments), 1)},
        )

    def topic(self, row: Row) -> str:
        """Return the code of a row's type."""
        return self.topics[f"{row.group}\x1f{row.type}"]


def write_city(folder: Path, codes: Codes, promises: Mapping[str, Promise]) -> None:
    """Write the files; what Boston does not tell (telephony, recordings) is the usual."""
    for name in ("telephony.yaml", "recordings.yaml"):
        (folder / name).write_bytes((_MODEL / name).read_bytes())
    _write(folder, "topics", {"topics": list(_topics(codes))})
    _write(
        folder,
        "departments",
        {"departments": [_department(*each) for each in codes.departments.items()]},
    )
    _write(folder, "accounts", {"accounts": list(_accounts(codes))})
    calendars = [each | {"starts_on": LONG_AGO} for each in _read("calendars")["calendars"]]
    _write(folder, "calendars", {"calendars": [*calendars, _WEEKDAYS]})
    _write(folder, "limits", _limits(codes, promises))
    with (folder / "areas.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("code", "name", "level", "parent"))
        table.writerow(("025000", "Boston", "city", ""))
        for name, code in codes.areas.items():
            table.writerow((code, name[:40], "district", "025000"))


def _topics(codes: Codes) -> Iterable[dict[str, Any]]:
    groups: dict[str, list[dict[str, str]]] = {}
    for name, code in codes.topics.items():
        group, kind = name.split("\x1f")
        groups.setdefault(f"{code[:2]}\x1f{group}", []).append({"code": code, "name": kind[:40]})
    for name, children in groups.items():
        code, group = name.split("\x1f")
        yield {"code": code, "name": group[:40], "children": children}


def _department(name: str, code: str) -> dict[str, str]:
    return {"code": code, "name": f"Boston {name}", "short_name": name}


def _accounts(codes: Codes) -> Iterable[dict[str, str]]:
    for role in ("operator", "dispatcher", "reviewer", "follow_up_operator"):
        yield {"username": role, "display_name": role, "role": role}
    for code in codes.departments.values():
        yield {"username": code, "display_name": code, "role": "handler", "department": code}


def _limits(codes: Codes, promises: Mapping[str, Promise]) -> dict[str, Any]:
    usual = _read("limits")
    limits = [{**each, "starts_on": LONG_AGO} for each in usual["limits"]]
    choices = [{**each, "starts_on": LONG_AGO} for each in usual["choices"]]
    for name, code in codes.topics.items():
        kind = name.split("\x1f")[1]
        limits.append(_limit(code, kind, promises[kind]))
        choices.append(
            {
                "starts_on": LONG_AGO,
                "clock": "handling",
                "topic": code,
                "urgency": "general",
                "limit": _name(code),
            }
        )
    return {"limits": limits, "choices": choices}


def _limit(code: str, kind: str, promise: Promise) -> dict[str, Any]:
    around = {"minutes": promise.hours * 60 or NEVER_MINUTES, "calendar": "always"}
    working = {"minutes": promise.working_days * DAY_MINUTES, "calendar": "weekdays"}
    return {
        "name": _name(code),
        "label": kind[:80],
        "starts_on": LONG_AGO,
        "stages": [100],
        **(working if promise.working_days else around),
    }


def _name(code: str) -> str:
    return "handling_of_" + "".join(ascii_lowercase[int(each)] for each in code)


def _read(name: str) -> Any:
    return yaml.safe_load((_MODEL / f"{name}.yaml").read_text(encoding="utf-8"))


def _write(folder: Path, name: str, content: dict[str, Any]) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")

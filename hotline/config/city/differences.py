"""Where the pages and the city's files say something else (与城市资料不同): the pages win."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models

from hotline.config.city.files import read_areas, read_yaml
from hotline.config.city.optional_files import read_days, read_readings
from hotline.config.city.places import read_places
from hotline.organizations.models import Department
from hotline.organizations.rules.entries import DepartmentsFile
from hotline.reference.keeping_queries import days_of_year, years_kept_here
from hotline.reference.models import (
    Area,
    CalendarVersion,
    LimitPolicy,
    Place,
    Reading,
    Topic,
)
from hotline.reference.rules.entries import (
    CalendarsFile,
    LimitsFile,
    TopicsFile,
)
from hotline.reference.rules.year_days import MarkedDay

_GONE = "页面上已停用，文件里仍有"
_LABELS = {
    "name": "名称",
    "short_name": "简称",
    "parent": "上级",
    "duties": "职责",
    "contact_hours": "联系时间",
    "kind": "类别",
    "also_known": "别名",
    "area": "区划",
    "label": "说法",
    "minutes": "分钟",
    "working_days": "工作日",
    "calendar": "日历",
    "weekly": "时段",
    "chosen": "口径",
}


def list_differences(folder: Path) -> list[str]:
    """Return a Chinese sentence for everything that was changed in the pages and differs.

    Raises:
        CityFileError: a file is wrong.

    """
    return [
        *_departments(folder),
        *_areas(folder),
        *_places(folder),
        *_topics(folder),
        *_policies(folder),
        *_holidays(folder),
    ]


def _departments(folder: Path) -> Iterator[str]:
    rows = _edited(Department, "parent")
    if rows:
        file = read_yaml(folder / "departments.yaml", DepartmentsFile)
        entries = {
            each.code: each.model_dump(mode="json", exclude={"code"}) for each in file.departments
        }
        yield from _compared("承办单位", rows, "code", entries)


def _areas(folder: Path) -> Iterator[str]:
    rows = _edited(Area)
    if rows:
        entries = {each.code: {"name": each.name} for each in read_areas(folder / "areas.csv")}
        yield from _compared("区划", rows, "code", entries)


def _places(folder: Path) -> Iterator[str]:
    rows = _edited(Place, "area")
    if rows:
        read = read_places(folder / "places.csv", read_areas(folder / "areas.csv"))
        entries = {
            each.name: {"kind": each.kind, "area": each.area, "also_known": each.nicknames}
            for each in read
        }
        yield from _compared("地点", rows, "name", entries)


def _topics(folder: Path) -> Iterator[str]:
    rows = _edited(Topic)
    if rows:
        file = read_yaml(folder / "topics.yaml", TopicsFile)
        below = [child for each in file.topics for child in each.children]
        named = [*((each.code, each.name) for each in file.topics)]
        named += [(each.code, each.name) for each in below]
        entries = {code: {"name": name} for code, name in named}
        yield from _compared("事项分类", rows, "code", entries)


def _policies(folder: Path) -> Iterator[str]:
    limits = read_yaml(folder / "limits.yaml", LimitsFile).limits
    calendars = read_yaml(folder / "calendars.yaml", CalendarsFile).calendars
    yield from _versions(
        LimitPolicy, "name", limits, ("label", "minutes", "working_days", "calendar")
    )
    yield from _versions(CalendarVersion, "name", calendars, ("weekly",))
    yield from _versions(Reading, "key", read_readings(folder), ("chosen",))


def _versions(
    model: type[models.Model], key: str, entries: Iterable[Any], fields: tuple[str, ...]
) -> Iterator[str]:
    """Compare versions that begin on the same day; later ones simply follow."""
    made: Iterable[Any] = model._default_manager.filter(made_at__isnull=False)  # noqa: SLF001 - Django documents it
    rows = {(getattr(each, key), each.starts_on): each for each in made}
    for entry in entries:
        row = rows.get((getattr(entry, key), entry.starts_on))
        if row is not None:
            file = {name: getattr(entry, name) for name in fields}
            here = {name: getattr(row, name) for name in fields}
            yield from _told(f"策略“{row}”", file, here)


def _holidays(folder: Path) -> Iterator[str]:
    kept = years_kept_here()
    if not kept:
        return
    wanted: dict[date, str] = {each.date: each.kind for each in read_days(folder)}
    for year in sorted(kept):
        file = {day: kind for day, kind in wanted.items() if day.year == year}
        days: list[MarkedDay] = days_of_year(year)
        here = {each.date: each.kind for each in days}
        differing = sorted({day for day, _ in file.items() ^ here.items()})
        if differing:
            shown = "、".join(f"{each:%m-%d}" for each in differing[:6])
            yield f"{year} 年节假日：有 {len(differing)} 天与文件不同（{shown}）"


def _edited(model: type[models.Model], *related: str) -> list[Any]:
    rows = model._default_manager.filter(is_edited_here=True)  # noqa: SLF001 - Django documents it
    return list(rows.select_related(*related))


def _compared(
    what: str, rows: Iterable[Any], key: str, entries: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for row in rows:
        entry = entries.get(getattr(row, key))
        name = f"{what}“{row}”"
        if entry is None:
            if row.is_active:
                yield f"{name}：文件里没有，页面上启用"
        elif not row.is_active:
            yield f"{name}：{_GONE}"
        else:
            here = {field: _value(getattr(row, field)) for field in entry}
            yield from _told(name, entry, here)


def _value(value: Any) -> Any:
    """Return a row's value as the file writes it: other rows by their code."""
    if value is None:
        return ""
    return getattr(value, "code", value) if isinstance(value, models.Model) else value


def _told(name: str, file: Mapping[str, Any], here: Mapping[str, Any]) -> Iterator[str]:
    differing = [field for field in file if file[field] != here[field]]
    if differing:
        each = (
            f"{_LABELS[field]}文件为“{file[field]}”，现为“{here[field]}”" for field in differing
        )
        yield f"{name}：{'；'.join(each)}"

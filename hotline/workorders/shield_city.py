"""The city for the shield: its tables from the database, its words from the city's files.

Both are looked at again within a minute of a change; a file somebody is just spoiling
leaves the last good one in force.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import structlog
import yaml
from django.conf import settings
from django.core.cache import cache
from pydantic import ValidationError

from hotline.organizations.queries import list_departments, list_outside_bodies
from hotline.reference.models import Area, Topic
from hotline.workorders.rules.shield.city import (
    AreaName,
    City,
    DepartmentName,
    Names,
    TopicName,
    prepare,
)
from hotline.workorders.rules.shield.entries import ShieldFile, TopicWordsFile

WORDS, TOPIC_WORDS = "shield.yaml", "topic_words.yaml"
_CACHE_KEY, _CACHE_SECONDS = "workorders.shield.tables", 60
_log = structlog.get_logger()
_last_good: dict[Path, tuple[ShieldFile, TopicWordsFile]] = {}
_kept: dict[str, "Tables"] = {}
"""The newest tables under the name that the cache holds: a cache hands out copies, slowly."""


_cities: dict[Path, tuple[str, tuple[int, ...], City]] = {}
"""The city as it was prepared from which reading of its tables and files."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The city's tables, and the codes of rows by their keys."""

    names: Names
    topic_codes: dict[int, str]
    area_codes: dict[int, str]
    department_codes: dict[int, str]

    def department_id(self, code: str) -> int | None:
        """Return the key of an active department."""
        return next((key for key, each in self.department_codes.items() if each == code), None)


def city_tables() -> Tables:
    """Return the tables as they were at most a minute ago."""
    return _newest()[1]


def _newest() -> tuple[str, Tables]:
    """Return the tables and the name of this reading of them."""
    name: str | None = cache.get(_CACHE_KEY)
    known = _kept.get(name) if name else None
    if name is None or known is None:
        name, known = uuid4().hex, _load_tables()
        _kept.clear()
        _kept[name] = known
        cache.set(_CACHE_KEY, name, _CACHE_SECONDS)
    return name, known


def city_for_shield() -> City:
    """Return the city, prepared; preparing again costs only after a change."""
    folder = _folder()
    reading, tables = _newest()
    stamp = _stamp(folder)
    known = _cities.get(folder)
    if known is None or known[:2] != (reading, stamp):
        known = (reading, stamp, _prepared(folder, stamp, tables.names))
        _cities[folder] = known
    return known[2]


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "cities" / settings.HOTLINE_ENVIRONMENT.city


def read_words(folder: Path) -> tuple[ShieldFile, TopicWordsFile]:
    """Read the city's words; a city without them has none.

    Raises:
        ValidationError, YAMLError: a file is wrong.

    """
    return (
        ShieldFile.model_validate(_content(folder / WORDS)),
        TopicWordsFile.model_validate(_content(folder / TOPIC_WORDS)),
    )


def topic_words() -> dict[str, list[str]]:
    """Return code of a topic → the words people use of it."""
    folder = _folder()
    return _words(folder, _stamp(folder))[1].topics


@lru_cache(maxsize=4)
def _prepared(folder: Path, stamp: tuple[int, ...], names: Names) -> City:
    words = _words(folder, stamp)
    return prepare(*words, names)


@lru_cache(maxsize=4)
def _words(folder: Path, stamp: tuple[int, ...]) -> tuple[ShieldFile, TopicWordsFile]:
    try:
        _last_good[folder] = read_words(folder)
    except (ValidationError, yaml.YAMLError) as error:
        _log.error("shield_words_are_wrong", folder=folder.name, stamp=stamp, error=str(error))
        return _last_good.get(folder, (ShieldFile(), TopicWordsFile()))
    return _last_good[folder]


def _stamp(folder: Path) -> tuple[int, ...]:
    files = (folder / WORDS, folder / TOPIC_WORDS)
    return tuple(each.stat().st_mtime_ns if each.exists() else 0 for each in files)


def _content(path: Path) -> object:
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.exists() else {}


def _load_tables() -> Tables:
    topics = list(
        Topic.objects.filter(is_active=True, parent__isnull=False).select_related("parent")
    )
    areas = list(Area.objects.filter(is_active=True).select_related("parent"))
    departments = list_departments()
    names = Names(
        topics=tuple(
            TopicName(each.code, each.name, each.parent.name, each.parent.code)
            for each in topics
            if each.parent
        ),
        areas=tuple(
            AreaName(each.code, each.name, each.level, each.parent.code if each.parent else "")
            for each in areas
        ),
        departments=tuple(
            DepartmentName(each.code, each.name, each.short_name, each.duties)
            for each in departments
        ),
        outside=tuple(each.name for each in list_outside_bodies()),
    )
    return Tables(
        names=names,
        topic_codes={each.pk: each.code for each in topics},
        area_codes={each.pk: each.code for each in areas},
        department_codes={each.pk: each.code for each in departments},
    )

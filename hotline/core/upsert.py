"""Bring a table of reference rows in line with a file: create, correct, switch off."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models


def upsert(model: type[models.Model], key: str, wanted: Mapping[Any, Mapping[str, Any]]) -> int:
    """Create the rows that are missing and correct those that differ; return how many.

    Args:
        model: a free model.
        key: the name of its unique field.
        wanted: value of the key → the other fields.

    """
    rows = model._default_manager.filter(**{f"{key}__in": list(wanted)})  # noqa: SLF001 - Django documents it
    known = {getattr(row, key): row for row in rows}
    changed = 0
    for value, fields in wanted.items():
        row = known.get(value)
        if row is None:
            model._default_manager.create(**{key: value, **fields})  # noqa: SLF001 - Django documents it
            changed += 1
            continue
        different = [name for name, wish in fields.items() if getattr(row, name) != wish]
        if different:
            for name in different:
                setattr(row, name, fields[name])
            row.save(update_fields=different)
            changed += 1
    return changed


def switch_off_others(model: type[models.Model], key: str, kept: Iterable[Any]) -> int:
    """Switch off the active rows that are not among ``kept``; nothing is ever deleted."""
    active = model._default_manager.filter(is_active=True)  # noqa: SLF001 - Django documents it
    others = active.exclude(**{f"{key}__in": list(kept)})
    return others.update(is_active=False)

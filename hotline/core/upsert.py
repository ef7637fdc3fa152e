"""Bring a table of reference rows in line with a file: create, correct, switch off."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from hotline.core.hand_edited import HandEdited


def upsert(model: type[models.Model], key: str, wanted: Mapping[Any, Mapping[str, Any]]) -> int:
    """Create the rows that are missing and correct those that differ; return how many.

    Rows that somebody edited in the pages stay as they are.

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
        if isinstance(row, HandEdited) and row.is_edited_here:
            continue
        different = [name for name, wish in fields.items() if getattr(row, name) != wish]
        if different:
            for name in different:
                setattr(row, name, fields[name])
            row.save(update_fields=different)
            changed += 1
    return changed


def switch_off_others(model: type[models.Model], key: str, kept: Iterable[Any]) -> int:
    """Switch off the active rows that are not among ``kept``; nothing is ever deleted.

    Rows that somebody edited in the pages stay as they are.
    """
    active = model._default_manager.filter(is_active=True)  # noqa: SLF001 - Django documents it
    others = active.exclude(**{f"{key}__in": list(kept)})
    if issubclass(model, HandEdited):
        others = others.filter(is_edited_here=False)
    return others.update(is_active=False)

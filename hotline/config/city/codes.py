"""Which codes the city's files may name: in use, or retired by hand in the pages."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Codes:
    """What names a row retired by hand is left out instead of stopping the start."""

    active: frozenset[str]
    retired_here: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """Every code that is no mistake."""
        return self.active | self.retired_here


def codes_of(model: type[models.Model]) -> Codes:
    """Return the codes of a table whose rows people may edit."""
    rows = model._default_manager  # noqa: SLF001 - Django documents it
    active = rows.filter(is_active=True).values_list("code", flat=True)
    retired = rows.filter(is_active=False, is_edited_here=True).values_list("code", flat=True)
    return Codes(frozenset(active), frozenset(retired))

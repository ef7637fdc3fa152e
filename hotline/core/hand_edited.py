"""Rows that the city's files fill until somebody edits them in the pages (页面上改过)."""

from django.db import models


class HandEdited(models.Model):
    """Once a person edited the row here it is theirs: the city's files pass it by.

    What the files say otherwise is told at every load, see ``config/city/differences.py``.
    """

    is_edited_here = models.BooleanField("在页面上改过", default=False, db_default=False)

    class Meta:
        """No table of its own."""

        abstract = True


def edit_here(row: HandEdited, **changes: object) -> None:
    """Change a row as a person wishes, and keep it from the city's files."""
    for name, value in {**changes, "is_edited_here": True}.items():
        setattr(row, name, value)
    row.save(update_fields=[*changes, "is_edited_here"])


class Made(models.Model):
    """A version of something; one made in the pages says by whom, when and why."""

    note = models.CharField("版本说明", max_length=500, blank=True, default="", db_default="")
    made_by_label = models.CharField("编写人", max_length=80, blank=True, default="", db_default="")
    made_at = models.DateTimeField("编写时间", null=True)

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def is_made_here(self) -> bool:
        """Tell whether a person made it in the pages; otherwise it came from the city's files."""
        return self.made_at is not None

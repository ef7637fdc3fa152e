"""How far back the words of orders say whose the orders are."""

from django.db import models

from hotline.core.guarded import GuardedModel


class DepartmentMarks(GuardedModel):
    """One row: the orders of this day and later ones bear the mark of their department.

    Those that were there before marks are given theirs at night, or by ``index_orders``. A
    change of department is marked by the database itself (migration 0024).
    """

    since = models.DateField("起始日")

    class Meta:
        """One row."""

        verbose_name = verbose_name_plural = "承办单位标记"

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.since} 起"

"""The last order number of each day."""

from django.db import models


class NumberCounter(models.Model):
    """Counts the orders of one local day; the row's lock keeps numbers apart."""

    day = models.DateField("日期", primary_key=True)
    last = models.PositiveIntegerField("最后序号")

    class Meta:
        """One row a day."""

        verbose_name = verbose_name_plural = "工单序号"

    def __str__(self) -> str:
        """Name the day and its count."""
        return f"{self.day}: {self.last}"

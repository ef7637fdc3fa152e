"""The days whose orders taught about places."""

from django.db import models


class PlaceLesson(models.Model):
    """A day (日) whose orders were learnt from; none is learnt from twice."""

    day = models.DateField("日期", primary_key=True)
    orders = models.PositiveIntegerField("工单数")

    class Meta:
        """By day."""

        verbose_name = verbose_name_plural = "地点习得日"
        ordering = ("day",)

    def __str__(self) -> str:
        """Name the day."""
        return str(self.day)

"""What orders taught about places."""

from django.db import models

from hotline.reference.models.area import Area


class PlaceHabit(models.Model):
    """In how many orders a name stood with an area once their day was over (地点习惯)."""

    name = models.CharField("名称", max_length=40)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    times = models.PositiveIntegerField("次数")

    class Meta:
        """One row to a pair."""

        verbose_name = verbose_name_plural = "地点习惯"
        ordering = ("name", "-times")
        constraints = (
            models.UniqueConstraint(fields=["name", "area"], name="place_habit_of_area"),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.name} · {self.area_id}"

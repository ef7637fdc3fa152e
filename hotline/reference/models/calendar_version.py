"""Calendars by name; a change is a new version with a start date."""

from django.db import models

from hotline.core.hand_edited import Made


class CalendarVersion(Made):
    """One version of a calendar (工作日历): open spans by weekday, and whether holidays count.

    ``weekly`` is seven lists, Monday first, of ``["08:00", "12:00"]`` pairs; ``24:00``
    ends a day.
    """

    name = models.SlugField("名称", max_length=40)
    label = models.CharField("说明", max_length=80)
    starts_on = models.DateField("生效日期")
    weekly = models.JSONField("每周时段")
    observes_holidays = models.BooleanField("按节假日与调休", default=True)

    class Meta:
        """One version of a name per start date."""

        verbose_name = verbose_name_plural = "工作日历"
        ordering = ("name", "-starts_on")
        constraints = (
            models.UniqueConstraint(fields=["name", "starts_on"], name="calendar_version_once"),
        )

    def __str__(self) -> str:
        """Name it and its start."""
        return f"{self.label} {self.starts_on}"

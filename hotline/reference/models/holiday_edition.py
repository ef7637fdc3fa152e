"""The holidays of a year as they were known at a time."""

from django.db import models

from hotline.core.hand_edited import Made


class HolidayEdition(Made):
    """One edition (版次) of one year's holidays and make-up days; corrections add another.

    ``days`` is ``[["2026-10-01", "holiday"], …]``. A clock keeps the newest edition's id it
    was started by, so that what was promised can be counted again years later.
    """

    year = models.PositiveSmallIntegerField("年份")
    days = models.JSONField("日期")
    loaded_at = models.DateTimeField("载入时间")

    class Meta:
        """The newest of a year is the last."""

        verbose_name = verbose_name_plural = "节假日版次"
        ordering = ("year", "id")
        indexes = (models.Index(fields=["year", "-id"], name="holiday_edition_newest"),)

    def __str__(self) -> str:
        """Name the year and the edition."""
        return f"{self.year} #{self.pk}"

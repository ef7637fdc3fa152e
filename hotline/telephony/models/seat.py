"""The desks with an extension."""

from django.db import models


class Seat(models.Model):
    """A seat (坐席): a desk with its extension; people sit at it."""

    extension = models.CharField("分机", max_length=16, unique=True)
    label = models.CharField("位置", max_length=40, blank=True, default="")
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By extension."""

        verbose_name = verbose_name_plural = "坐席"
        ordering = ("extension",)

    def __str__(self) -> str:
        """Name the extension."""
        return self.extension

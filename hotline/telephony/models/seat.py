"""The desks with an extension."""

from django.db import models


class Seat(models.Model):
    """A seat (坐席): a desk with its extension; people sit at it.

    A seat from the city's file follows the file until somebody changes it here.
    """

    class Kind(models.TextChoices):
        """Where it stands."""

        HALL = "hall", "大厅"
        HOME = "home", "家庭"

    extension = models.CharField("分机", max_length=16, unique=True)
    label = models.CharField("位置", max_length=40, blank=True, default="")
    is_active = models.BooleanField("启用", default=True)
    kind = models.CharField("类型", max_length=8, choices=Kind.choices, default=Kind.HALL)
    group = models.CharField("坐席组", max_length=40, default="hall")
    acl = models.JSONField("可注册网段", default=list, blank=True)
    is_from_city = models.BooleanField("来自城市资料", default=False)

    class Meta:
        """By extension."""

        verbose_name = verbose_name_plural = "坐席"
        ordering = ("extension",)

    def __str__(self) -> str:
        """Name the extension."""
        return self.extension

"""What offices do for citizens: loaded from the city's own list."""

from django.db import models


class ServiceItem(models.Model):
    """A government service item (政务服务事项), and where it is applied for."""

    code = models.CharField("索引", max_length=64, unique=True)
    """The digest of office, main item and item: the list gives no number."""
    department = models.CharField("单位", max_length=80)
    main_item = models.CharField("主项", max_length=200, blank=True, default="")
    item = models.CharField("事项", max_length=300)
    url = models.CharField("办理网址", max_length=600, blank=True, default="")
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By office, then by item."""

        verbose_name = verbose_name_plural = "政务服务事项"
        ordering = ("department", "item", "id")

    def __str__(self) -> str:
        """Name it."""
        return self.item

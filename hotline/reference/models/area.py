"""Administrative areas by their official code."""

from django.db import models

from hotline.core.hand_edited import HandEdited


class Area(HandEdited):
    """An area (区划): the city, a district, or a street or town."""

    class Level(models.TextChoices):
        """How deep the area lies."""

        CITY = "city", "市"
        DISTRICT = "district", "区"
        STREET = "street", "街道（镇）"

    code = models.CharField("区划代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    latitude = models.FloatField("中心点纬度", null=True, blank=True)
    longitude = models.FloatField("中心点经度", null=True, blank=True)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By code, as the state numbers them."""

        verbose_name = verbose_name_plural = "区划"
        ordering = ("code",)

    def __str__(self) -> str:
        """Name it."""
        return self.name

    @property
    def full_name(self) -> str:
        """The area with what it lies in: ``龙华区金贸街道``; load ``parent`` with it."""
        return f"{self.parent.name}{self.name}" if self.parent else self.name

"""Places that operators find by typing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.reference.models.area import Area


class Place(models.Model):
    """A named place (地点): an estate, a village, a road, a market.

    ``area`` is what the city's file says and empty for a place learnt from orders;
    ``settled_area`` is what to suggest after what orders taught
    (``rules/place_names.settled_area``).
    """

    class Kind(models.TextChoices):
        """What it is."""

        ESTATE = "estate", "小区"
        VILLAGE = "village", "村庄"
        ROAD = "road", "道路"
        MARKET = "market", "市场商场"
        SCHOOL = "school", "学校"
        HOSPITAL = "hospital", "医院"
        OFFICE = "office", "机关窗口"
        TRAFFIC = "traffic", "交通枢纽"
        PARK = "park", "公园景点"
        OTHER = "other", "其他"

    name = models.CharField("名称", max_length=40, unique=True)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.OTHER)
    also_known = ArrayField(models.CharField(max_length=40), verbose_name="别名", default=list)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    settled_area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    is_learnt = models.BooleanField("由工单习得", default=False)
    times = models.PositiveIntegerField("出现次数", default=0)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By name."""

        verbose_name = verbose_name_plural = "地点"
        ordering = ("name",)

    def __str__(self) -> str:
        """Name it."""
        return self.name

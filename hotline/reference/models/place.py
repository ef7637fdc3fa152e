"""Places that operators find by typing."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.core.hand_edited import HandEdited
from hotline.reference.models.area import Area
from hotline.reference.rules.dictionaries import PLACE_KIND_LABELS, PlaceKind


class Place(HandEdited):
    """A named place (地点): an estate, a village, a road, a market.

    ``area`` is what the city's file says and empty for a place learnt from orders;
    ``settled_area`` is what to suggest after what orders taught
    (``rules/place_names.settled_area``).
    """

    name = models.CharField("名称", max_length=40, unique=True)
    kind = models.CharField(
        "类别", max_length=10, choices=[*PLACE_KIND_LABELS.items()], default=PlaceKind.OTHER
    )
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

"""A person who approached the hotline."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.citizens.rules.care import CARE_LABELS
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class Citizen(GuardedModel):
    """A citizen (市民 / 诉求人). The name is sealed at rest and empty until somebody says it."""

    class Sex(models.TextChoices):
        """As the citizen says, or unknown."""

        UNKNOWN = "", "未知"
        MALE = "male", "男"
        FEMALE = "female", "女"

    name = SealedTextField("姓名", blank=True, default="")
    sex = models.CharField("性别", max_length=6, choices=Sex.choices, blank=True, default="")
    is_confidential = models.BooleanField("要求保密", default=False)
    care = ArrayField(
        models.CharField(max_length=10, choices=[*CARE_LABELS.items()]),
        verbose_name="关怀标识",
        default=list,
        blank=True,
        db_default=[],
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="absorbed", db_index=False
    )
    """The file this one is part of; set while a merging holds. Numbers and contacts stay."""
    created_at = models.DateTimeField("建档时间")

    class Meta:
        """Guarded: written by actions only."""

        verbose_name = verbose_name_plural = "市民"
        indexes = (
            models.Index(
                fields=["merged_into"],
                name="citizen_absorbed",
                condition=models.Q(merged_into__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the row, not the person."""
        return f"市民 {self.pk}"

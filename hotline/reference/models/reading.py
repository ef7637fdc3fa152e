"""How a sentence of the contract that can be read in two ways is read here."""

from django.db import models

from hotline.core.hand_edited import Made


class Reading(Made):
    """One version of one setting (口径) where the contract is silent or contradicts itself."""

    key = models.SlugField("名称", max_length=40)
    starts_on = models.DateField("生效日期")
    chosen = models.SlugField("采用", max_length=40)
    position = models.PositiveSmallIntegerField("次序", default=0)
    explanation = models.JSONField("说明")

    class Meta:
        """One version per start date."""

        verbose_name = verbose_name_plural = "合同口径"
        ordering = ("position", "key", "-starts_on")
        constraints = (
            models.UniqueConstraint(fields=["key", "starts_on"], name="reading_version_once"),
        )

    def __str__(self) -> str:
        """Name it and what was chosen."""
        return f"{self.key}: {self.chosen}"

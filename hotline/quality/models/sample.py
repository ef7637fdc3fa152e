"""A day's sample, and what was drawn."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.quality.models.inspection import Inspection
from hotline.quality.rules.sampling import DRAWN_LABELS


class Sample(GuardedModel):
    """A day's sample (抽检): the seed and the population, so that anybody can draw it again."""

    day = models.DateField("日期", unique=True)
    seed = models.CharField("种子", max_length=64)
    population = models.PositiveIntegerField("总数")
    population_digest = models.CharField("总体摘要", max_length=64)
    drawn_at = models.DateTimeField("抽取时间")

    class Meta:
        """One a day."""

        verbose_name = verbose_name_plural = "抽检"
        ordering = ("-day",)

    def __str__(self) -> str:
        """Name the day."""
        return f"抽检 {self.day}"


class SampledInspection(GuardedModel):
    """One of the sample, and why it was drawn."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="drawn")
    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="sampled")
    why = models.CharField("原因", max_length=8, choices=[*DRAWN_LABELS.items()])

    class Meta:
        """Drawn once."""

        verbose_name = verbose_name_plural = "抽检样本"

    def __str__(self) -> str:
        """Name the row."""
        return f"{self.sample_id} {self.inspection_id}"

"""Somebody presses for an answer."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.urging import SOURCE_LABELS


class Urge(GuardedModel):
    """One press (催办), by the citizen or by the hotline itself."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="urges")
    source = models.CharField("谁催", max_length=8, choices=[*SOURCE_LABELS.items()])
    note = models.CharField("催办内容", max_length=1000)
    urged_at = models.DateTimeField("催办时间")
    urged_by_id = models.BigIntegerField("记录人编号", null=True)
    urged_by_label = models.CharField("记录人", max_length=80)

    class Meta:
        """Oldest first."""

        verbose_name = verbose_name_plural = "催办"
        ordering = ("id",)

    def __str__(self) -> str:
        """Name the row."""
        return f"催办 {self.pk}"

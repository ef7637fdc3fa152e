"""What an order said before it was corrected."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.correction import FIELD_LABELS


class Correction(GuardedModel):
    """One field that was corrected (更正); both values stay, sealed like the order's own."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="corrections")
    field = models.CharField("更正项", max_length=16, choices=[*FIELD_LABELS.items()])
    old = SealedTextField("原值", blank=True)
    new = SealedTextField("新值", blank=True)
    reason = models.CharField("更正理由", max_length=500)
    corrected_at = models.DateTimeField("更正时间")
    corrected_by_id = models.BigIntegerField("更正人编号", null=True)
    corrected_by_label = models.CharField("更正人", max_length=80)

    class Meta:
        """Oldest first."""

        verbose_name = verbose_name_plural = "更正"
        ordering = ("id",)

    def __str__(self) -> str:
        """Name the row."""
        return f"更正 {self.pk}"

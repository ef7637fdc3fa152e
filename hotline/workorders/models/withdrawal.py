"""A citizen who no longer asks."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.withdrawal import SAID_LABELS


class Withdrawal(GuardedModel):
    """That the citizen withdrew the demand (撤诉), how they said so, and in which words."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="withdrawal")
    said_by = models.CharField("撤诉方式", max_length=12, choices=[*SAID_LABELS.items()])
    words = SealedTextField("市民原话或凭证")
    withdrawn_at = models.DateTimeField("撤诉时间")
    noted_by_id = models.BigIntegerField("记录人编号", null=True)
    noted_by_label = models.CharField("记录人", max_length=80)

    class Meta:
        """One an order."""

        verbose_name = verbose_name_plural = "撤诉"

    def __str__(self) -> str:
        """Name the order."""
        return f"撤诉 {self.order_id}"

"""An order that goes with another."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.workflow import STATE_LABELS


class Merge(GuardedModel):
    """A repeated demand (重复件) merged into a main order, and how to undo it exactly.

    The row lives as long as the merge does; what was and was undone is in the event log.
    """

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="merge")
    main = models.ForeignKey(WorkOrder, models.PROTECT, related_name="merged")
    reason = models.CharField("并单理由", max_length=1000)
    state_before = models.CharField("并单前状态", max_length=24, choices=[*STATE_LABELS.items()])
    due_before = models.DateTimeField("并单前到期时间", null=True)
    stopped = ArrayField(models.BigIntegerField(), verbose_name="停下的时限")
    merged_at = models.DateTimeField("并单时间")
    merged_by_id = models.BigIntegerField("并单人编号", null=True)
    merged_by_label = models.CharField("并单人", max_length=80)

    class Meta:
        """No order goes with itself."""

        verbose_name = verbose_name_plural = "并单"
        constraints = (models.CheckConstraint(name="merge_of_two", condition=~Q(order=F("main"))),)

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.order_id} → {self.main_id}"

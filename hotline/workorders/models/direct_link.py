"""An order that went straight to the unit that handles it."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.work_order import WorkOrder


class DirectLink(GuardedModel):
    """Direct joint handling (直通联办), and whether it fell into the unit's first days.

    Mistakes in those days cost less in the assessment of accuracy (WO-11). An order that was
    sent straight on again has one more: the earlier unit keeps its first day.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="direct_links")
    department = models.ForeignKey(Department, models.PROTECT, related_name="direct_links")
    started_on = models.DateField("该单位开通直通联办日期")
    grace_until = models.DateField("宽限截止日期")
    linked_at = models.DateTimeField("直派时间")
    linked_by_id = models.BigIntegerField("直派人编号", null=True)
    linked_by_label = models.CharField("直派人", max_length=80)

    class Meta:
        """Grace ends after the start."""

        verbose_name = verbose_name_plural = "直通联办"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="direct_link_days_in_order", condition=Q(grace_until__gte=F("started_on"))
            ),
        )

    def __str__(self) -> str:
        """Name both."""
        return f"{self.order_id} ⇉ {self.department_id}"

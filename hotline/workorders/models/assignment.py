"""Which department has an order, and since when."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.work_order import WorkOrder


class Assignment(GuardedModel):
    """One department's turn with an order (交办), from dispatch to send-back or closing."""

    class Ending(models.TextChoices):
        """How the turn ended."""

        OPEN = "", "在办"
        SENT_BACK = "sent_back", "退单"
        CLOSED = "closed", "结案"

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="assignments")
    department = models.ForeignKey(Department, models.PROTECT, related_name="assignments")
    note = models.CharField("派单说明", max_length=1000, blank=True)
    assigned_at = models.DateTimeField("派单时间")
    assigned_by_id = models.BigIntegerField("派单人编号", null=True)
    assigned_by_label = models.CharField("派单人", max_length=80)
    accepted_at = models.DateTimeField("签收时间", null=True)
    accepted_by_id = models.BigIntegerField("签收人编号", null=True)
    accepted_by_label = models.CharField("签收人", max_length=80, blank=True, default="")
    ended_at = models.DateTimeField("结束时间", null=True)
    ending = models.CharField(
        "结束方式", max_length=10, blank=True, default="", choices=Ending.choices
    )

    class Meta:
        """One department has an order at a time."""

        verbose_name = verbose_name_plural = "交办"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["order"], condition=Q(ended_at__isnull=True), name="assignment_one_open"
            ),
            models.CheckConstraint(
                name="assignment_ending_is_whole",
                condition=Q(ended_at__isnull=True, ending="")
                | Q(ended_at__gte=F("assigned_at")) & ~Q(ending=""),
            ),
            models.CheckConstraint(
                name="assignment_accepted_is_whole",
                condition=Q(accepted_at__isnull=True, accepted_by_label="")
                | Q(accepted_at__gte=F("assigned_at")) & ~Q(accepted_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the order and the department."""
        return f"{self.order_id} → {self.department_id}"

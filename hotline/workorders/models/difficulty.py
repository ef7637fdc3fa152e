"""An order that is hard to handle."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class Difficulty(GuardedModel):
    """That an order is difficult (疑难), and that the hotline's office was told (WO-14).

    Such an order is handled within 48 hours unless it was reported to the office.
    """

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="difficulty")
    reason = models.CharField("疑难情况", max_length=1000)
    escalated_at = models.DateTimeField("上报时间")
    escalated_by_id = models.BigIntegerField("上报人编号", null=True)
    escalated_by_label = models.CharField("上报人", max_length=80)
    reported_to = models.CharField("报热线办何人", max_length=80, blank=True, default="")
    reported_note = models.CharField("报告内容", max_length=1000, blank=True, default="")
    reported_at = models.DateTimeField("报热线办时间", null=True)
    reported_by_label = models.CharField("报告人", max_length=80, blank=True, default="")

    class Meta:
        """Who was told, when and by whom go together."""

        verbose_name = verbose_name_plural = "疑难件"
        constraints = (
            models.CheckConstraint(
                name="difficulty_report_is_whole",
                condition=Q(reported_at__isnull=True, reported_to="", reported_by_label="")
                | Q(reported_at__gte=F("escalated_at"))
                & ~Q(reported_to="")
                & ~Q(reported_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the order."""
        return f"疑难 {self.order_id}"

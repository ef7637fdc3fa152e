"""An order that is hard to handle."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.difficulty import CAUSE_LABELS, Cause


class Difficulty(GuardedModel):
    """That an order is difficult (疑难) or suspended, and that the hotline's office was told.

    Such an order is handled within 48 hours unless it was reported to the office (WO-14). One
    at a time: it ends when it is lifted, when a suspended order goes on, or with the handling.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="difficulties")
    cause = models.CharField(
        "缘由",
        max_length=10,
        choices=[*CAUSE_LABELS.items()],
        default=Cause.DIFFICULT,
        db_default=Cause.DIFFICULT,
    )
    is_by_hotline = models.BooleanField("由热线列为疑难", default=True, db_default=True)
    """Who declared it may lift it: the hotline, or the department."""
    reason = models.CharField("疑难情况", max_length=1000)
    escalated_at = models.DateTimeField("上报时间")
    escalated_by_id = models.BigIntegerField("上报人编号", null=True)
    escalated_by_label = models.CharField("上报人", max_length=80)
    reported_to = models.CharField("报热线办何人", max_length=80, blank=True, default="")
    reported_note = models.CharField("报告内容", max_length=1000, blank=True, default="")
    reported_at = models.DateTimeField("报热线办时间", null=True)
    reported_by_label = models.CharField("报告人", max_length=80, blank=True, default="")
    ended_at = models.DateTimeField("解除时间", null=True)
    ended_by_label = models.CharField(
        "解除人", max_length=80, blank=True, default="", db_default=""
    )
    ended_because = models.CharField(
        "解除理由", max_length=1000, blank=True, default="", db_default=""
    )

    class Meta:
        """One at a time; who was told, when and by whom go together, and so does its end."""

        verbose_name = verbose_name_plural = "疑难件"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["order"], condition=Q(ended_at__isnull=True), name="difficulty_one_open"
            ),
            models.CheckConstraint(
                name="difficulty_end_is_whole",
                condition=Q(ended_at__isnull=True, ended_by_label="", ended_because="")
                | Q(ended_at__gte=F("escalated_at")) & ~Q(ended_by_label="") & ~Q(ended_because=""),
            ),
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

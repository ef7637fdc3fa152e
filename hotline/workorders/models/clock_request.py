"""What a department asks of the hotline about its clock."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.clock_requests import KIND_LABELS


class ClockRequest(GuardedModel):
    """One request for a stop (挂起) or for more time (延期), and what the hotline decided."""

    class Decision(models.TextChoices):
        """What the dispatcher said."""

        PENDING = "", "待审批"
        APPROVED = "approved", "同意"
        REFUSED = "refused", "不同意"
        LAPSED = "lapsed", "已失效"

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="clock_requests")
    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="clock_requests", db_index=False
    )
    kind = models.CharField("类别", max_length=10, choices=[*KIND_LABELS.items()])
    reason = models.CharField("理由", max_length=1000)
    until = models.DateTimeField("至何时")
    old_ends_at = models.DateTimeField("原到期时间", null=True)
    requested_at = models.DateTimeField("申请时间")
    requested_by_id = models.BigIntegerField("申请人编号", null=True)
    requested_by_label = models.CharField("申请人", max_length=80)
    decision = models.CharField(
        "审批结果", max_length=10, blank=True, default="", choices=Decision.choices
    )
    comment = models.CharField("审批意见", max_length=1000, blank=True, default="")
    decided_at = models.DateTimeField("审批时间", null=True)
    decided_by_id = models.BigIntegerField("审批人编号", null=True)
    decided_by_label = models.CharField("审批人", max_length=80, blank=True, default="")
    ended_at = models.DateTimeField("恢复时间", null=True)
    """When the order went on after the stop."""

    class Meta:
        """One request of a kind waits per department, one stop lasts at a time."""

        verbose_name = verbose_name_plural = "时限申请"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["until"],
                name="clock_request_stop_lasts",
                condition=Q(kind="suspension", decision="approved", ended_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "kind"],
                condition=Q(decision=""),
                name="clock_request_one_pending",
            ),
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(kind="suspension", decision="approved", ended_at__isnull=True),
                name="clock_request_one_stop",
            ),
            models.CheckConstraint(
                name="clock_request_says_why",
                condition=~Q(reason="") & Q(until__gt=F("requested_at")),
            ),
            models.CheckConstraint(
                name="clock_request_decision_is_whole",
                condition=Q(decision="", decided_at__isnull=True, decided_by_label="")
                | ~Q(decision="") & Q(decided_at__isnull=False) & ~Q(decided_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the kind and the order."""
        return f"{self.kind} {self.order_id}"

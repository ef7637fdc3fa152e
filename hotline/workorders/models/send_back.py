"""A department's request to send an order back."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.work_order import WorkOrder


class SendBack(GuardedModel):
    """One request (退单申请) with its grounds, and what the hotline decided."""

    class Decision(models.TextChoices):
        """What the dispatcher said."""

        PENDING = "", "待审核"
        APPROVED = "approved", "同意"
        REFUSED = "refused", "不同意"
        LAPSED = "lapsed", "已失效"

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="send_backs")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="send_backs")
    reason = models.CharField("退单理由", max_length=2000)
    legal_basis = models.CharField("法律或政策依据", max_length=1000)
    requested_at = models.DateTimeField("申请时间")
    requested_by_id = models.BigIntegerField("申请人编号", null=True)
    requested_by_label = models.CharField("申请人", max_length=80)
    decision = models.CharField(
        "审核结果", max_length=10, blank=True, default="", choices=Decision.choices
    )
    comment = models.CharField("审核意见", max_length=1000, blank=True, default="")
    decided_at = models.DateTimeField("审核时间", null=True)
    decided_by_id = models.BigIntegerField("审核人编号", null=True)
    decided_by_label = models.CharField("审核人", max_length=80, blank=True, default="")

    class Meta:
        """One request waits at a time; grounds are never empty."""

        verbose_name = verbose_name_plural = "退单申请"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["requested_at"], include=["order", "decision"], name="send_back_latest"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["order"], condition=Q(decision=""), name="send_back_one_pending"
            ),
            models.CheckConstraint(
                name="send_back_has_grounds", condition=~Q(reason="") & ~Q(legal_basis="")
            ),
            models.CheckConstraint(
                name="send_back_decision_is_whole",
                condition=Q(decision="", decided_at__isnull=True, decided_by_label="")
                | ~Q(decision="") & Q(decided_at__isnull=False) & ~Q(decided_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the order."""
        return f"退单申请 {self.order_id}"

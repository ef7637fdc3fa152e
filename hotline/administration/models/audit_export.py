"""A wish to take a part of the audit log out of the house, and what was decided about it."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.rules.exports import DECISION_LABELS, Decision
from hotline.workorders.rules.numbering import numbering_day


class AuditExport(GuardedModel):
    """One request to export the audit (审计导出申请): who, what, why, and who agreed.

    As for orders: small ones need nobody's approval; each is downloaded once, within a day.
    """

    content = models.JSONField("筛选条件")
    reason = models.CharField("导出理由", max_length=500)
    row_count = models.PositiveIntegerField("申请时条数")
    asked_at = models.DateTimeField("申请时间")
    asked_by_id = models.BigIntegerField("申请人编号")
    asked_by_label = models.CharField("申请人", max_length=80)
    decision = models.CharField("审批", max_length=12, choices=[*DECISION_LABELS.items()])
    decided_at = models.DateTimeField("审批时间", null=True)
    decided_by_id = models.BigIntegerField("审批人编号", null=True)
    decided_by_label = models.CharField("审批人", max_length=80, blank=True, default="")
    comment = models.CharField("审批意见", max_length=500, blank=True, default="")
    downloaded_at = models.DateTimeField("下载时间", null=True)
    exported_rows = models.PositiveIntegerField("导出条数", null=True)

    class Meta:
        """Nobody approves their own; a decision is whole; nothing leaves without one."""

        verbose_name = verbose_name_plural = "审计导出申请"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="audit_export_decided_by_another",
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("asked_by_id")),
            ),
            models.CheckConstraint(
                name="audit_export_decision_is_whole",
                condition=Q(
                    decision__in=(Decision.APPROVED, Decision.REFUSED),
                    decided_at__isnull=False,
                    decided_by_id__isnull=False,
                )
                | Q(
                    decision__in=(Decision.AWAITING, Decision.NOT_NEEDED),
                    decided_at__isnull=True,
                    decided_by_id__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="audit_export_download_was_allowed",
                condition=Q(downloaded_at__isnull=True)
                | Q(decision__in=(Decision.APPROVED, Decision.NOT_NEEDED)),
            ),
        )

    def __str__(self) -> str:
        """Name the number."""
        return self.number

    @property
    def number(self) -> str:
        """What people call it, and what stands on every page of the file (申请编号)."""
        return f"SJ{numbering_day(self.asked_at):%Y%m%d}-{self.pk:06d}"

"""Which departments have an order, and since when."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.work_order import WorkOrder


class Assignment(GuardedModel):
    """One department's turn with an order (交办), from dispatch to send-back or closing.

    One department leads (主办); others may help (会办), each with its own clock and result.
    """

    class Role(models.TextChoices):
        """What the department answers for."""

        LEAD = "lead", "主办"
        HELPER = "helper", "会办"

    class Ending(models.TextChoices):
        """How the turn ended."""

        OPEN = "", "在办"
        SENT_BACK = "sent_back", "退单"
        CLOSED = "closed", "结案"
        REASSIGNED = "reassigned", "改派"
        DONE = "done", "会办完成"
        RELEASED = "released", "撤销会办"
        TAKEN_BACK = "taken_back", "收回转办"

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="assignments")
    department = models.ForeignKey(Department, models.PROTECT, related_name="assignments")
    role = models.CharField(
        "分工", max_length=6, choices=Role.choices, default=Role.LEAD, db_default=Role.LEAD
    )
    note = models.CharField("派单说明", max_length=1000, blank=True)
    assigned_at = models.DateTimeField("派单时间")
    assigned_by_id = models.BigIntegerField("派单人编号", null=True)
    assigned_by_label = models.CharField("派单人", max_length=80)
    accepted_at = models.DateTimeField("签收时间", null=True)
    accepted_by_id = models.BigIntegerField("签收人编号", null=True)
    accepted_by_label = models.CharField("签收人", max_length=80, blank=True, default="")
    done_at = models.DateTimeField("会办完成时间", null=True)
    """When a helper submitted its part; its turn ends with the lead's."""
    ended_at = models.DateTimeField("结束时间", null=True)
    ending = models.CharField(
        "结束方式", max_length=10, blank=True, default="", choices=Ending.choices
    )

    class Meta:
        """One department leads an order at a time, and none has it twice."""

        verbose_name = verbose_name_plural = "交办"
        ordering = ("id",)
        indexes = (
            models.Index(fields=["assigned_at"], name="assignment_by_time"),
            models.Index(
                fields=["department"],
                name="assignment_helping",
                condition=Q(ended_at__isnull=True, role="helper"),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(ended_at__isnull=True, role="lead"),
                name="assignment_one_lead",
            ),
            models.UniqueConstraint(
                fields=["order", "department"],
                condition=Q(ended_at__isnull=True),
                name="assignment_one_of_department",
            ),
            models.CheckConstraint(
                name="assignment_done_by_helpers",
                condition=Q(done_at__isnull=True) | Q(role="helper", done_at__gte=F("assigned_at")),
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

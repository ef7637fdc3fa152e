"""A clock on an order, with the promise it was started by."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.deadlines import CLOCK_LABELS


class Deadline(GuardedModel):
    """One running or stopped clock (时限).

    Limit, calendar and wording are kept as they were when it started: a promise once given
    is not changed by a later policy. Each warning is recorded once.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="deadlines")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="deadlines")
    clock = models.CharField("时限类别", max_length=20, choices=[*CLOCK_LABELS.items()])
    limit_name = models.CharField("时限名称", max_length=40)
    limit_version = models.BigIntegerField("时限版本")
    calendar_name = models.CharField("日历", max_length=40)
    calendar_version = models.BigIntegerField("日历版本")
    wording = models.CharField("承诺", max_length=80)
    started_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("到期时间")
    warns_at = models.DateTimeField("预警时间")
    stopped_at = models.DateTimeField("停止时间", null=True)
    near_recorded_at = models.DateTimeField("已预警", null=True)
    passed_recorded_at = models.DateTimeField("已记超时", null=True)

    class Meta:
        """One clock of a kind at a time; what is due is found without a scan."""

        verbose_name = verbose_name_plural = "时限"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["warns_at"],
                name="deadline_to_warn",
                condition=Q(stopped_at__isnull=True, near_recorded_at__isnull=True),
            ),
            models.Index(
                fields=["ends_at"],
                name="deadline_to_pass",
                condition=Q(stopped_at__isnull=True, passed_recorded_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["order", "clock"],
                condition=Q(stopped_at__isnull=True),
                name="deadline_one_running",
            ),
            models.CheckConstraint(
                name="deadline_times_in_order",
                condition=Q(ends_at__gte=F("started_at"))
                & Q(warns_at__gte=F("started_at"), warns_at__lte=F("ends_at"))
                & (Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("started_at"))),
            ),
        )

    def __str__(self) -> str:
        """Name the clock and its end."""
        return f"{self.clock} {self.ends_at:%Y-%m-%d %H:%M}"

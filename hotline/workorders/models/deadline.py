"""A clock on an order, with the promise it was started by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.deadlines import CLOCK_LABELS, Promise


class Deadline(GuardedModel):
    """One running, suspended or stopped clock (时限).

    Limit, calendar, holidays and wording are kept as they were when it started: a promise
    once given is not changed by a later policy. ``ends_at`` moves when the clock was
    suspended or extended, ``promised_ends_at`` never. Each stage (``stages``, in percent,
    reached at ``warns``) is recorded once; ``warned`` counts those that have been.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="deadlines")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="deadlines")
    clock = models.CharField("时限类别", max_length=20, choices=[*CLOCK_LABELS.items()])
    limit_name = models.CharField("时限名称", max_length=40)
    limit_version = models.BigIntegerField("时限版本")
    limit_minutes = models.PositiveIntegerField("时限分钟", null=True)
    limit_working_days = models.PositiveIntegerField("时限工作日", null=True)
    calendar_name = models.CharField("日历", max_length=40)
    calendar_version = models.BigIntegerField("日历版本")
    holidays_version = models.BigIntegerField("节假日版次", default=0, db_default=0)
    act_within = models.CharField("可办理时段", max_length=40, default="", db_default="")
    wording = models.CharField("承诺", max_length=80)
    started_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("到期时间")
    promised_ends_at = models.DateTimeField("最初承诺的到期时间", null=True)
    suspended_at = models.DateTimeField("停表时间", null=True)
    stopped_at = models.DateTimeField("停止时间", null=True)
    stages = ArrayField(models.PositiveSmallIntegerField(), verbose_name="预警档", default=list)
    warns = ArrayField(models.DateTimeField(), verbose_name="预警时间", default=list)
    warned = models.PositiveSmallIntegerField("已预警档数", default=0, db_default=0)
    next_warning_at = models.DateTimeField("下次预警", null=True)
    passed_recorded_at = models.DateTimeField("已记超时", null=True)

    class Meta:
        """One clock of a kind at a time; what is due is found without a scan."""

        verbose_name = verbose_name_plural = "时限"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["next_warning_at"],
                name="deadline_next_warning",
                condition=Q(
                    stopped_at__isnull=True,
                    suspended_at__isnull=True,
                    next_warning_at__isnull=False,
                ),
            ),
            models.Index(
                fields=["assignment"],
                name="deadline_missed",
                condition=Q(ends_at__lt=F("stopped_at")),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["order", "clock", "assignment"],
                condition=Q(stopped_at__isnull=True),
                nulls_distinct=False,
                name="deadline_one_running",
            ),
            models.CheckConstraint(
                name="deadline_times_in_order",
                condition=Q(ends_at__gte=F("started_at"))
                & (Q(stopped_at__isnull=True) | Q(stopped_at__gte=F("started_at"))),
            ),
            models.CheckConstraint(
                name="deadline_never_shortened",
                condition=Q(promised_ends_at__isnull=True) | Q(ends_at__gte=F("promised_ends_at")),
            ),
        )

    def __str__(self) -> str:
        """Name the clock and its end."""
        return f"{self.clock} {self.ends_at:%Y-%m-%d %H:%M}"

    @property
    def promise(self) -> Promise:
        """Return what the row promises."""
        return Promise(
            self.started_at,
            self.ends_at,
            self.wording,
            tuple(self.stages),
            tuple(self.warns),
            self.warned,
        )

    def keep(self, given: Promise) -> None:
        """Take over a promise; the caller saves."""
        self.started_at, self.ends_at, self.wording = given.starts_at, given.ends_at, given.wording
        self.stages, self.warns = [*given.stages], [*given.warns]
        self.warned, self.next_warning_at = given.warned, given.next_warning_at

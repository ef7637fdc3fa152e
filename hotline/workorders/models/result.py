"""What a department did about an order."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.assignment import Assignment
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.registration import MAX_PLACE, MAX_TEXT


class Result(GuardedModel):
    """One submitted result (办理结果) with the elements of RPL-01; a refused one stays."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="results")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="results")
    handled_at = models.DateTimeField("办理时间")
    place = models.CharField("办理地点", max_length=MAX_PLACE)
    unit = models.CharField("办理单位", max_length=80)
    staff = models.CharField("办理人员", max_length=80)
    process = models.CharField("办理过程", max_length=MAX_TEXT)
    outcome = models.CharField("办理结果", max_length=MAX_TEXT)
    is_solved = models.BooleanField("已解决")
    next_step = models.CharField("下一步措施", max_length=2000, blank=True, default="")
    submitted_at = models.DateTimeField("提交时间")
    submitted_by_id = models.BigIntegerField("提交人编号", null=True)
    submitted_by_label = models.CharField("提交人", max_length=80)

    class Meta:
        """Every element is there; what is unsolved says what comes next."""

        verbose_name = verbose_name_plural = "办理结果"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="result_has_its_elements",
                condition=~Q(place="")
                & ~Q(unit="")
                & ~Q(staff="")
                & ~Q(process="")
                & ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="result_unsolved_has_next_step",
                condition=Q(is_solved=True) | ~Q(next_step=""),
            ),
        )

    def __str__(self) -> str:
        """Name the order."""
        return f"办理结果 {self.order_id}"

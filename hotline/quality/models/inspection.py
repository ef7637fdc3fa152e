"""One inspection of one call or order."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.quality.models.scorecard import Scorecard
from hotline.quality.rules.states import STATE_LABELS, InspectionState
from hotline.telephony.models import Call
from hotline.workorders.models import WorkOrder


class Inspection(GuardedModel):
    """An inspection (质检): the machine's pre-score, and a person's score beside it.

    ``score``, ``is_red`` and ``rank`` are those in force: the person's once there is one.
    """

    call = models.OneToOneField(Call, models.PROTECT, null=True, related_name="inspection")
    order = models.OneToOneField(WorkOrder, models.PROTECT, null=True, related_name="inspection")
    scorecard = models.ForeignKey(Scorecard, models.PROTECT, related_name="inspections")
    operator_id = models.BigIntegerField("被评人", null=True)
    skill = models.CharField("技能", max_length=40, blank=True, default="")
    happened_at = models.DateTimeField("发生时间")
    has_words = models.BooleanField("有通话文字", default=True)
    state = models.CharField("状态", max_length=12, choices=[*STATE_LABELS.items()])
    rank = models.PositiveSmallIntegerField("次序")
    score = models.FloatField("得分", null=True)
    is_red = models.BooleanField("一票否决", default=False)
    machine_score = models.FloatField("机器得分", null=True)
    machine_is_red = models.BooleanField("机器一票否决", default=False)
    scored_at = models.DateTimeField("预评时间")
    inspected_at = models.DateTimeField("质检时间", null=True)
    inspected_by_id = models.BigIntegerField("质检人编号", null=True)
    inspected_by_label = models.CharField("质检人", max_length=80, blank=True, default="")
    words = models.CharField("评语", max_length=500, blank=True, default="")
    dispute_until = models.DateTimeField("可申诉至", null=True)

    class Meta:
        """Worst first, by time, by person; of a call or of an order."""

        verbose_name = verbose_name_plural = "质检"
        indexes = (
            models.Index(fields=["rank", "-id"], name="inspection_worst"),
            models.Index(fields=["happened_at"], name="inspection_by_time"),
            models.Index(fields=["operator_id", "happened_at"], name="inspection_of_person"),
        )
        constraints = (
            models.CheckConstraint(
                name="inspection_of_one_thing",
                condition=Q(call__isnull=True) ^ Q(order__isnull=True),
            ),
            models.CheckConstraint(
                name="inspection_has_its_inspector",
                condition=Q(
                    state=InspectionState.PRE_SCORED,
                    inspected_at__isnull=True,
                    inspected_by_id__isnull=True,
                )
                | Q(
                    state=InspectionState.INSPECTED,
                    inspected_at__isnull=False,
                    inspected_by_id__isnull=False,
                    dispute_until__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="inspection_not_of_oneself",
                condition=Q(inspected_by_id__isnull=True)
                | Q(operator_id__isnull=True)
                | ~Q(inspected_by_id=models.F("operator_id")),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"质检 {self.pk}"

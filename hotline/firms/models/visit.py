"""One visit to a firm."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.firms.models.firm import Firm
from hotline.firms.rules.visits import MAX_PURPOSE, MAX_REPORT, STATE_LABELS, VisitState


class Visit(GuardedModel):
    """A visit (走访): planned, then reported or cancelled."""

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="visits")
    state = models.CharField(
        "状态", max_length=10, default=VisitState.PLANNED, choices=[*STATE_LABELS.items()]
    )
    planned_on = models.DateField("计划日期")
    purpose = models.CharField("目的", max_length=MAX_PURPOSE)
    planned_by_label = models.CharField("计划人", max_length=80)
    visited_on = models.DateField("走访日期", null=True)
    visited_by_label = models.CharField("走访人", max_length=80, blank=True, default="")
    report = models.CharField("走访情况", max_length=MAX_REPORT, blank=True, default="")
    note = models.CharField("取消原因", max_length=200, blank=True, default="")

    class Meta:
        """What is planned next comes first; a report names its day."""

        verbose_name = verbose_name_plural = "企业走访"
        indexes = (models.Index(fields=["state", "planned_on"], name="visit_tray"),)
        constraints = (
            models.CheckConstraint(
                name="visit_done_is_whole",
                condition=~Q(state=VisitState.DONE) | Q(visited_on__isnull=False) & ~Q(report=""),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"走访 {self.pk}"

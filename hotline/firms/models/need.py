"""One need a firm told of at a visit."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.firms.models.visit import Visit
from hotline.firms.rules.visits import MAX_NEED
from hotline.workorders.models import WorkOrder


class Need(GuardedModel):
    """A need (企业需求): met on the spot, or an order; until then it waits."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="needs")
    text = models.CharField("需求", max_length=MAX_NEED)
    answer = models.CharField("当场答复", max_length=MAX_NEED, blank=True, default="")
    order = models.ForeignKey(WorkOrder, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField("答复或转办时间", null=True)

    class Meta:
        """Answered or an order, not both."""

        verbose_name = verbose_name_plural = "企业需求"
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="need_settled_one_way", condition=Q(order__isnull=True) | Q(answer="")
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"企业需求 {self.pk}"

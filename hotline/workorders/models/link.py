"""How two orders belong together."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class Link(GuardedModel):
    """A relation (关联) from an earlier order to a later one."""

    class Kind(models.TextChoices):
        """Why they belong together."""

        NEW_DEMAND = "new_demand", "回访新诉求"
        SPLIT = "split", "拆单"
        RELATED = "related", "相关工单"

    earlier = models.ForeignKey(WorkOrder, models.PROTECT, related_name="later_links")
    later = models.ForeignKey(WorkOrder, models.PROTECT, related_name="earlier_links")
    kind = models.CharField("关系", max_length=12, choices=Kind.choices)
    linked_at = models.DateTimeField("关联时间")

    class Meta:
        """Two orders are linked once in a way, and never to themselves."""

        verbose_name = verbose_name_plural = "工单关联"
        constraints = (
            models.UniqueConstraint(fields=["earlier", "later", "kind"], name="link_once"),
            models.CheckConstraint(name="link_of_two", condition=~Q(earlier=F("later"))),
        )

    def __str__(self) -> str:
        """Name both ends."""
        return f"{self.earlier_id} → {self.later_id}"

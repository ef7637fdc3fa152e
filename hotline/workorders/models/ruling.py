"""What a dispatcher ruled when departments sent an order to and fro."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.routing_rule import RoutingRule
from hotline.workorders.models.send_back import SendBack
from hotline.workorders.models.work_order import WorkOrder


class Ruling(GuardedModel):
    """One ruling (退单裁定): the lead department, why, and the rule it became."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="rulings")
    send_back = models.OneToOneField(SendBack, models.PROTECT, related_name="ruling")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="主办单位"
    )
    reason = models.CharField("裁定理由", max_length=1000)
    legal_basis = models.CharField("依据", max_length=1000)
    rule = models.ForeignKey(RoutingRule, models.PROTECT, related_name="rulings")
    ruled_at = models.DateTimeField("裁定时间")
    ruled_by_id = models.BigIntegerField("裁定人编号", null=True)
    ruled_by_label = models.CharField("裁定人", max_length=80)

    class Meta:
        """A ruling says why."""

        verbose_name = verbose_name_plural = "退单裁定"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="ruling_says_why", condition=~Q(reason="") & ~Q(legal_basis="")
            ),
        )

    def __str__(self) -> str:
        """Name the order."""
        return f"裁定 {self.order_id}"

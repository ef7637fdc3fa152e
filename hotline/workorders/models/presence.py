"""Which pages show an order now."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.workorders.models.work_order import WorkOrder


class Presence(models.Model):
    """One page of one person that shows an order (在场), and when it last said so.

    In a table without a log: it is worth nothing after a crash. Without a foreign key, so that
    saying so never waits for a verb that has the order locked.
    """

    order = models.ForeignKey(
        WorkOrder, models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name="工单"
    )
    tab = models.UUIDField("页面")
    user_id = models.BigIntegerField("用户编号")
    name = models.CharField("姓名", max_length=80)
    is_ours = models.BooleanField("热线人员")
    departments = ArrayField(models.IntegerField(), verbose_name="承办单位")
    act_label = models.CharField("正在填写", max_length=40, blank=True)
    since = models.DateTimeField("开始时间")
    seen_at = models.DateTimeField("最近在场时间")

    class Meta:
        """A page shows one order at a time."""

        verbose_name = verbose_name_plural = "在场"
        constraints = (models.UniqueConstraint(fields=["user_id", "tab"], name="presence_page"),)

    def __str__(self) -> str:
        """Name who is where."""
        return f"{self.name} 在工单 {self.order_id}"

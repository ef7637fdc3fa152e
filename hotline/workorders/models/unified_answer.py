"""One text that answers many orders on one matter."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.reference.models import Topic
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.registration import MAX_TEXT


class UnifiedAnswer(GuardedModel):
    """A unified answer (统一答复), good from one day to another, both included (WO-08)."""

    title = models.CharField("标题", max_length=120)
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name="事项"
    )
    keywords = ArrayField(models.CharField(max_length=40), verbose_name="关键词", default=list)
    text = models.CharField("答复口径", max_length=MAX_TEXT)
    starts_on = models.DateField("生效日期")
    ends_on = models.DateField("失效日期")
    published_at = models.DateTimeField("发布时间")
    published_by_id = models.BigIntegerField("发布人编号", null=True)
    published_by_label = models.CharField("发布人", max_length=80)
    ended_at = models.DateTimeField("停用时间", null=True)
    ended_by_label = models.CharField("停用人", max_length=80, blank=True, default="")

    class Meta:
        """It ends after it began."""

        verbose_name = verbose_name_plural = "统一答复"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="unified_answer_days_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
        )

    def __str__(self) -> str:
        """Name the title."""
        return self.title


class UnifiedReply(GuardedModel):
    """That an order was answered by a unified answer; such orders are left out of assessment."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="unified_reply")
    answer = models.ForeignKey(UnifiedAnswer, models.PROTECT, related_name="replies")
    text = models.CharField("当时的答复口径", max_length=MAX_TEXT)
    replied_at = models.DateTimeField("答复时间")
    replied_by_id = models.BigIntegerField("答复人编号", null=True)
    replied_by_label = models.CharField("答复人", max_length=80)

    class Meta:
        """One an order."""

        verbose_name = verbose_name_plural = "统一答复记录"

    def __str__(self) -> str:
        """Name both."""
        return f"{self.order_id} ← {self.answer_id}"

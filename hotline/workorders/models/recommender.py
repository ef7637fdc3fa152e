"""The versions of the dispatch recommender, its policy, and what it was seen to suggest."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class RecommenderVersion(GuardedModel):
    """One trained recommender (推荐模型) with its card; its files lie below ``var``.

    The card and the files' digest are never changed; only what is in force changes hands.
    """

    class Status(models.TextChoices):
        """What became of the version."""

        IN_FORCE = "in_force", "在用"
        SUPERSEDED = "superseded", "已被新版本取代"
        ROLLED_BACK = "rolled_back", "已回退"
        KEPT_OUT = "kept_out", "未上线"

    number = models.PositiveIntegerField("版本", unique=True)
    status = models.CharField("状态", max_length=12, choices=Status.choices)
    trained_at = models.DateTimeField("训练时间")
    data_from = models.DateTimeField("数据起始")
    data_until = models.DateTimeField("数据截止")
    orders = models.PositiveIntegerField("训练工单数")
    card = models.JSONField("模型卡")
    """Scores of the hold-out, weights, shares of classes: ``rules/recommending/card.py``."""
    digest = models.CharField("文件摘要", max_length=64)
    note = models.CharField("说明", max_length=500, blank=True, default="")
    decided_at = models.DateTimeField("上线或回退时间", null=True)
    decided_by_label = models.CharField("上线或回退人", max_length=80, blank=True, default="")

    class Meta:
        """One version at most is in force."""

        verbose_name = verbose_name_plural = "推荐模型版本"
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status="in_force"),
                name="recommender_one_in_force",
            ),
            models.CheckConstraint(
                name="recommender_span_in_order", condition=Q(data_until__gte=F("data_from"))
            ),
        )

    def __str__(self) -> str:
        """Name the version."""
        return f"第 {self.number} 版"


class RecommenderPolicy(GuardedModel):
    """What the recommender may do (推荐策略); the newest row holds, none is ever changed."""

    is_on = models.BooleanField("启用机器建议")
    threshold = models.FloatField("把握门槛")
    automatic = models.JSONField("自动派单的单位", default=list)
    """Department codes; each was proven when the row was written."""
    note = models.CharField("说明", max_length=500)
    written_at = models.DateTimeField("设置时间")
    written_by_id = models.BigIntegerField("设置人编号", null=True)
    written_by_label = models.CharField("设置人", max_length=80)

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "推荐策略"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="recommender_threshold_is_a_share",
                condition=Q(threshold__gt=0, threshold__lt=1),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"推荐策略 {self.pk}"


class ShownSuggestion(models.Model):
    """What was last suggested for an order before its next dispatch (展示过的建议).

    Written while a page is read, like a presence; what became of it follows from the turns.
    """

    order = models.ForeignKey(WorkOrder, models.CASCADE, related_name="+", db_index=False)
    turn = models.PositiveSmallIntegerField("第几次派单")
    """How often the order had been dispatched before."""
    version = models.PositiveIntegerField("模型版本", null=True)
    candidates = models.JSONField("候选")
    """Department codes with probability and basis, as shown."""
    shown_at = models.DateTimeField("展示时间")

    class Meta:
        """Once before each dispatch; the card asks for the latest."""

        verbose_name = verbose_name_plural = "展示过的派单建议"
        constraints = (
            models.UniqueConstraint(fields=["order", "turn"], name="shown_suggestion_once"),
        )
        indexes = (models.Index(fields=["shown_at"], name="shown_suggestion_latest"),)

    def __str__(self) -> str:
        """Name the order."""
        return f"建议 {self.order_id}"

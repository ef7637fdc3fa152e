"""One article of the knowledge base."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department


class Article(GuardedModel):
    """An article (知识条目); what it says is in its versions, ``published`` is the one in force.

    It is valid on a day when ``published`` is set, ``withdrawn_at`` is not, and the day lies
    within the published version's ``starts_on`` and ``ends_on``.
    """

    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="责任单位",
    )
    """Who keeps it right; none: the hotline itself."""
    published = models.OneToOneField(
        "knowledge.ArticleVersion",
        models.PROTECT,
        null=True,
        related_name="published_of",
        verbose_name="现行版本",
    )
    recheck_on = models.DateField("复核日期", null=True)
    checked_at = models.DateTimeField("最近确认时间", null=True)
    """When its owner last published it or said that it still holds (KB-04)."""
    checked_by_label = models.CharField("确认人", max_length=80, blank=True, default="")
    withdrawn_at = models.DateTimeField("撤下时间", null=True)
    withdrawn_by_label = models.CharField("撤下人", max_length=80, blank=True, default="")
    withdrawn_reason = models.CharField("撤下原因", max_length=500, blank=True, default="")
    file_key = models.CharField("资料编号", max_length=60, blank=True, default="")
    """Names it in the city's own file, if it came from there."""
    order_numbers = ArrayField(
        models.CharField(max_length=32), verbose_name="来自工单", default=list
    )
    """What orders it came from, as the hotline was told; departments do not see them."""
    created_at = models.DateTimeField("建立时间")
    created_by_id = models.BigIntegerField("建立人编号", null=True)
    created_by_label = models.CharField("建立人", max_length=80)

    class Meta:
        """Known by its file's key once; what is due for a look is found without a scan."""

        verbose_name = verbose_name_plural = "知识条目"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["recheck_on"],
                name="article_recheck",
                condition=Q(published__isnull=False, withdrawn_at__isnull=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["file_key"], condition=~Q(file_key=""), name="article_file_key_once"
            ),
            models.CheckConstraint(
                name="article_withdrawal_is_whole",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="article_published_is_rechecked",
                condition=Q(published__isnull=True) | Q(recheck_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"知识 {self.pk}"

"""What was asked and not found."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.knowledge.models.article import Article
from hotline.knowledge.models.entry_request import EntryRequest
from hotline.knowledge.rules.feedback import GAP_LABELS, GapState
from hotline.knowledge.rules.form import MAX_NOTE

MAX_WORDS = 60


class Gap(GuardedModel):
    """Words that found nothing (知识缺口), counted; never whose, and nothing personal in them."""

    words = models.CharField("查询词", max_length=MAX_WORDS, unique=True)
    asked = models.PositiveIntegerField("次数", default=0)
    """By people of the hotline and of departments."""
    asked_by_citizens = models.PositiveIntegerField("市民查询次数", default=0)
    first_at = models.DateTimeField("首次")
    last_at = models.DateTimeField("最近", db_index=True)
    state = models.CharField("状态", max_length=10, choices=[*GAP_LABELS.items()])
    request = models.ForeignKey(
        EntryRequest, models.PROTECT, null=True, related_name="gaps", verbose_name="录入要求"
    )
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="gaps", verbose_name="知识条目"
    )
    settled_at = models.DateTimeField("处理时间", null=True)
    settled_by_label = models.CharField("处理人", max_length=80, blank=True, default="")
    settled_note = models.CharField("处理说明", max_length=MAX_NOTE, blank=True, default="")

    class Meta:
        """A settled gap says how."""

        verbose_name = verbose_name_plural = "知识缺口"
        ordering = ("-last_at",)
        constraints = (
            models.CheckConstraint(
                name="gap_settled_whole",
                condition=Q(state=GapState.OPEN, request__isnull=True, article__isnull=True)
                | Q(state=GapState.REQUESTED, request__isnull=False)
                | Q(state=GapState.FILLED, article__isnull=False)
                | Q(state=GapState.IGNORED) & ~Q(settled_note=""),
            ),
            models.CheckConstraint(
                name="gap_times_in_order", condition=Q(last_at__gte=F("first_at"))
            ),
        )

    def __str__(self) -> str:
        """Name the words."""
        return self.words

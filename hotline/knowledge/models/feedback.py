"""What somebody said of an article."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.knowledge.models.article_version import ArticleVersion
from hotline.knowledge.rules.feedback import FEEDBACK_LABELS
from hotline.knowledge.rules.form import MAX_NOTE


class Feedback(GuardedModel):
    """A remark (知识反馈) on one version, for its owner to answer."""

    version = models.ForeignKey(
        ArticleVersion, models.PROTECT, related_name="feedback", verbose_name="知识版本"
    )
    kind = models.CharField("类别", max_length=8, choices=[*FEEDBACK_LABELS.items()])
    note = models.CharField("说明", max_length=MAX_NOTE)
    said_at = models.DateTimeField("反馈时间")
    said_by_id = models.BigIntegerField("反馈人编号", null=True)
    said_by_label = models.CharField("反馈人", max_length=80)
    answer = models.CharField("答复", max_length=MAX_NOTE, blank=True, default="")
    is_accepted = models.BooleanField("采纳", null=True)
    answered_at = models.DateTimeField("答复时间", null=True)
    answered_by_label = models.CharField("答复人", max_length=80, blank=True, default="")

    class Meta:
        """Answered whole or not at all."""

        verbose_name = verbose_name_plural = "知识反馈"
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=["id"], name="feedback_unanswered", condition=Q(answered_at__isnull=True)
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="feedback_answer_is_whole",
                condition=Q(answered_at__isnull=True, answer="", is_accepted__isnull=True)
                | Q(answered_at__isnull=False, is_accepted__isnull=False) & ~Q(answer=""),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"知识反馈 {self.pk}"

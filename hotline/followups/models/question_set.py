"""What a survey asks."""

from django.db import models

from hotline.core.guarded import GuardedModel


class QuestionSet(GuardedModel):
    """One published version of a set of questions (问卷); a change is a new version."""

    code = models.CharField("编号", max_length=40)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=80)
    content = models.JSONField("题目")
    published_at = models.DateTimeField("发布时间")
    published_by_label = models.CharField("发布人", max_length=80)

    class Meta:
        """Newest first; a version is published once."""

        verbose_name = verbose_name_plural = "问卷"
        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(fields=["code", "version"], name="question_set_version_once"),
        )

    def __str__(self) -> str:
        """Name and version."""
        return f"{self.title}（第 {self.version} 版）"

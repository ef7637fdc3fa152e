"""A survey: who is asked which questions."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.followups.models.question_set import QuestionSet
from hotline.followups.rules.surveys.sampling import STRATUM_LABELS, Stratum


class Survey(GuardedModel):
    """One survey (满意度调查): a sample of citizens, drawn by lot, answers one set of questions."""

    class State(models.TextChoices):
        """From the making to the end."""

        DRAFT = "draft", "未抽样"
        RUNNING = "running", "进行中"
        FINISHED = "finished", "已结束"

    title = models.CharField("名称", max_length=60)
    questions = models.ForeignKey(QuestionSet, models.PROTECT, related_name="surveys")
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.DRAFT)
    first_date = models.DateField("工单结案起")
    last_date = models.DateField("工单结案止")
    stratum = models.CharField(
        "分层", max_length=12, choices=[*STRATUM_LABELS.items()], default=Stratum.NONE
    )
    sample_size = models.PositiveIntegerField("抽样人数")
    quotas = models.JSONField("配额", default=dict)
    """Stratum → answers wanted; a stratum without one takes all."""
    seed = models.CharField("随机种子", max_length=40)
    population = models.PositiveIntegerField("总体人数", default=0)
    campaign_id = models.BigIntegerField("外呼任务", null=True)
    invites_at = models.DateTimeField("发送链接时间", null=True)
    """Since when links go out to whoever waits; None: nobody asked for it."""
    expires_at = models.DateTimeField("截止时间")
    made_at = models.DateTimeField("创建时间")
    made_by_label = models.CharField("创建人", max_length=80)
    drawn_at = models.DateTimeField("抽样时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        """Newest first; what runs was drawn."""

        verbose_name = verbose_name_plural = "调查"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="survey_dates_in_order",
                condition=models.Q(first_date__lte=models.F("last_date")),
            ),
            models.CheckConstraint(
                name="survey_runs_after_drawing",
                condition=~models.Q(state="running") | models.Q(drawn_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.title

"""One attempt to get an answer from a model."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.intelligence.rules.attempts import ENDED_LABELS, VERDICT_LABELS
from hotline.intelligence.rules.tasks import TASK_LABELS


class Trace(models.Model):
    """An attempt (调用记录): who asked which model what, what it cost, what became of it.

    Question and answer are kept without persons, and sealed besides; they are forgotten
    after the site's days.
    """

    asked_at = models.DateTimeField("时间", db_index=True)
    task = models.CharField("任务", max_length=20, choices=[*TASK_LABELS.items()])
    asked_by_id = models.BigIntegerField("请求人编号", null=True)
    asked_by_label = models.CharField("请求人", max_length=120)
    provider = models.CharField("服务", max_length=40)
    model = models.CharField("模型", max_length=120)
    model_version = models.CharField("模型版本", max_length=80, blank=True, default="")
    is_canary = models.BooleanField("灰度", default=False)
    prompt_version = models.CharField("提示词版本", max_length=40, blank=True, default="")
    ended = models.CharField("结果", max_length=10, choices=[*ENDED_LABELS.items()])
    fault = models.CharField("原因", max_length=200, blank=True, default="")
    tokens_in = models.PositiveIntegerField("输入词元", default=0)
    tokens_out = models.PositiveIntegerField("输出词元", default=0)
    cost = models.DecimalField("费用（元）", max_digits=12, decimal_places=6, default=0)
    latency_ms = models.PositiveIntegerField("耗时（毫秒）", default=0)
    digest = models.CharField("问题指纹", max_length=64, blank=True, default="")
    question = SealedTextField("问题（已去标识）", blank=True, default="")
    answer = SealedTextField("回答（已去标识）", blank=True, default="")
    class_key = models.CharField("类别", max_length=60, blank=True, default="")
    verdict = models.CharField(
        "评价", max_length=10, choices=[*VERDICT_LABELS.items()], blank=True, default=""
    )
    verdict_at = models.DateTimeField("评价时间", null=True)
    verdict_by_label = models.CharField("评价人", max_length=120, blank=True, default="")

    class Meta:
        """Found by task and time, by provider, and by what was asked."""

        verbose_name = verbose_name_plural = "模型调用"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["task", "asked_at"], name="trace_by_task"),
            models.Index(fields=["provider", "-id"], name="trace_by_provider"),
            models.Index(
                fields=["digest", "-id"], name="trace_by_digest", condition=~models.Q(digest="")
            ),
            models.Index(
                fields=["task", "class_key", "-id"],
                name="trace_judged",
                condition=~models.Q(verdict=""),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"{self.task} {self.pk}"

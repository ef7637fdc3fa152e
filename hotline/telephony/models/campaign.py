"""Outbound campaigns."""

from django.db import models

from hotline.core.guarded import GuardedModel


class Campaign(GuardedModel):
    """A list of people to be called for one purpose (外呼任务), CB-05."""

    class State(models.TextChoices):
        """From the making to the end."""

        DRAFT = "draft", "未开始"
        RUNNING = "running", "进行中"
        PAUSED = "paused", "已暂停"
        FINISHED = "finished", "已结束"

    class Mode(models.TextChoices):
        """Who dials."""

        PREVIEW = "preview", "预览外呼"
        PROGRESSIVE = "progressive", "渐进外呼"

    class Purpose(models.TextChoices):
        """Why we call."""

        SURVEY = "survey", "满意度调查"
        FOLLOW_UP = "follow_up", "回访"
        RETURN_CALL = "return_call", "回拨"
        MANUAL = "manual", "其他外呼"

    name = models.CharField("名称", max_length=60)
    purpose = models.CharField("目的", max_length=16, choices=Purpose.choices)
    queue = models.CharField("队列", max_length=40)
    language = models.CharField("语言", max_length=8, default="zh")
    mode = models.CharField("方式", max_length=12, choices=Mode.choices)
    daily_from = models.TimeField("每日开始")
    daily_to = models.TimeField("每日结束")
    expires_at = models.DateTimeField("截止时间")
    attempts = models.PositiveSmallIntegerField("每人最多拨打次数", default=3)
    pause_minutes = models.PositiveIntegerField("两次拨打间隔（分钟）", default=120)
    per_operator_daily = models.PositiveIntegerField("每名热线员每日上限", default=60)
    priority = models.PositiveSmallIntegerField("优先级", default=0)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.DRAFT)
    made_at = models.DateTimeField("创建时间")
    made_by_label = models.CharField("创建人", max_length=80)
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "外呼任务"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(daily_from__lt=models.F("daily_to")),
                name="campaign_day_begins_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.name

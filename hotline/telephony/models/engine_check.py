"""Our call records against the engine's own, day by day."""

from django.db import models

from hotline.core.guarded import GuardedModel


class EngineCheck(GuardedModel):
    """What one day's comparison with the engine's records found (引擎话单核对), VOI-20."""

    day = models.DateField("日期", unique=True)
    engine_calls = models.PositiveIntegerField("引擎记录的来电")
    our_calls = models.PositiveIntegerField("话单中的来电")
    matched = models.PositiveIntegerField("相符")
    differing = models.PositiveIntegerField("差异")
    unreadable = models.PositiveIntegerField("无法读取的行", default=0)
    blocked_by_hour = models.JSONField("各小时线路占满拒接", default=list)
    """24 numbers: calls the engine refused because every line was taken; never ours."""
    is_final = models.BooleanField("当日已结束", default=False)
    checked_at = models.DateTimeField("核对时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "引擎话单核对"
        ordering = ("-day",)

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day}"


class EngineDifference(GuardedModel):
    """One call on which the two do not agree (话单差异); settled once a later check agrees."""

    class Kind(models.TextChoices):
        """What does not agree."""

        NOT_IN_JOURNAL = "not_in_journal", "引擎有记录，话单没有"
        NOT_IN_ENGINE = "not_in_engine", "话单有记录，引擎没有"
        NEVER_TAKEN = "never_taken", "进线后无人处理"
        NOT_CONNECTED = "not_connected", "话单记为接通，引擎未应答"
        LENGTH = "length", "时长不符"

    day = models.DateField("日期")
    kind = models.CharField("差异", max_length=16, choices=Kind.choices)
    call_id = models.UUIDField("通话", null=True)
    channel = models.CharField("引擎通道", max_length=64, blank=True, default="")
    note = models.CharField("说明", max_length=200, blank=True, default="")
    noticed_at = models.DateTimeField("发现时间")
    settled_at = models.DateTimeField("消除时间", null=True)

    class Meta:
        """Each one once a day."""

        verbose_name = verbose_name_plural = "话单差异"
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["day", "kind", "call_id", "channel"],
                nulls_distinct=False,
                name="engine_difference_once",
            ),
        )

    def __str__(self) -> str:
        """Name day and kind."""
        return f"{self.day} {self.kind}"

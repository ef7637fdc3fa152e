"""Alarms of the voice platform, as they were raised and as they ended."""

from django.db import models

from hotline.core.guarded import GuardedModel


class FloorAlarm(GuardedModel):
    """One report of an alarm (告警): it began, or it is over; ``event_id`` keeps it single."""

    event_id = models.UUIDField("事件编号", unique=True)
    alarm = models.CharField("告警", max_length=40)
    level = models.CharField("级别", max_length=8)
    subject = models.CharField("对象", max_length=64, blank=True, default="")
    text = models.CharField("内容", max_length=300)
    is_over = models.BooleanField("已解除", default=False)
    happened_at = models.DateTimeField("发生时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "话务告警"
        ordering = ("-happened_at", "-pk")
        indexes = (models.Index(fields=["-happened_at"], name="floor_alarm_by_time"),)

    def __str__(self) -> str:
        """Name alarm and subject."""
        return f"{self.alarm} {self.subject}"

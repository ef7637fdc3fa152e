"""What team leaders tell the floor."""

from django.db import models

from hotline.core.guarded import GuardedModel


class FloorMessage(GuardedModel):
    """A message (现场通知) to those at work, or a call-out (召集) to those who are not."""

    class Kind(models.TextChoices):
        """Whom it is for."""

        NOTICE = "notice", "通知"
        CALL_OUT = "call_out", "召集"

    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    text = models.CharField("内容", max_length=200)
    audience = models.CharField("发给", max_length=80)
    sender_id = models.BigIntegerField("发送人编号")
    sender_name = models.CharField("发送人", max_length=40)
    sent_at = models.DateTimeField("发送时间")
    expires_at = models.DateTimeField("失效时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "现场通知"
        ordering = ("-sent_at", "-pk")
        indexes = (models.Index(fields=["-sent_at"], name="floor_message_by_time"),)

    def __str__(self) -> str:
        """Name kind and time."""
        return f"{self.kind} {self.sent_at}"

"""A part of a long message that comes in pieces."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class MessagePart(GuardedModel):
    """One part (消息分段), as bytes: a sign may be torn between two of them.

    Parts stay for a day after they were joined, so that one delivered again is known.
    """

    channel = models.CharField("渠道", max_length=16)
    account = models.CharField("账号", max_length=40)
    peer = SealedTextField("对方标识")
    peer_index = models.CharField("对方索引", max_length=64)
    reference = models.PositiveIntegerField("分段标识")
    total = models.PositiveSmallIntegerField("总段数")
    position = models.PositiveSmallIntegerField("第几段")
    content = SealedTextField("内容")
    """In hexadecimal."""
    coding = models.CharField("编码", max_length=12)
    external_id = models.CharField("渠道编号", max_length=255)
    arrived_at = models.DateTimeField("收到时间")
    joined_at = models.DateTimeField("合并时间", null=True)

    class Meta:
        """Each part once."""

        verbose_name = verbose_name_plural = "消息分段"
        constraints = (
            models.UniqueConstraint(
                fields=["channel", "account", "peer_index", "reference", "total", "position"],
                name="message_part_once",
            ),
        )
        indexes = (models.Index(fields=["arrived_at"], name="message_part_by_arrival"),)

    def __str__(self) -> str:
        """Name the row."""
        return f"消息分段 {self.pk}"

"""Callers who are to be rung back."""

from uuid import uuid4

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class ReturnCall(GuardedModel):
    """Somebody who called and reached nobody (回拨); ``call_id`` is the call they made.

    Who left the number on the page made none: it is the id of their wish.
    """

    class Reason(models.TextChoices):
        """Why they are listed."""

        ASKED = "asked", "要求回拨"
        ABANDONED = "abandoned", "排队放弃"
        ENGINE_LOST = "engine_lost", "线路中断"
        ONLINE = "online", "网上要求回拨"

    class State(models.TextChoices):
        """From the listing to the end."""

        WAITING = "waiting", "待回拨"
        CALLING = "calling", "回拨中"
        ANSWERED = "answered", "已回拨"
        NOT_REACHED = "not_reached", "未接通"
        CALLED_AGAIN = "called_again", "已再次来电"
        WITHDRAWN = "withdrawn", "不再回拨"
        EXPIRED = "expired", "过期"

    id = models.UUIDField(primary_key=True, default=uuid4)
    call_id = models.UUIDField("来话")
    correlation_id = models.UUIDField("关联编号")
    reason = models.CharField("原因", max_length=12, choices=Reason.choices)
    number = SealedTextField("号码")
    number_index = models.CharField("号码索引", max_length=32)
    number_masked = models.CharField("号码（脱敏）", max_length=20)
    queue = models.CharField("队列", max_length=40, blank=True, default="")
    missed_at = models.DateTimeField("来电时间")
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("已回拨次数", default=0)
    made_call_id = models.UUIDField("回拨通话", null=True)
    called_by_id = models.BigIntegerField("回拨人", null=True)
    called_by_label = models.CharField("回拨人", max_length=80, blank=True, default="")
    called_at = models.DateTimeField("回拨时间", null=True)
    settled_at = models.DateTimeField("了结时间", null=True)
    note = models.CharField("备注", max_length=200, blank=True, default="")
    about = SealedTextField("来意", blank=True, default="", db_default="")
    """What the citizen wrote when leaving the number on the page."""

    class Meta:
        """Once per call; what waits is read in the order of calling."""

        verbose_name = verbose_name_plural = "回拨"
        ordering = ("missed_at",)
        constraints = (models.UniqueConstraint(fields=["call_id"], name="return_call_once"),)
        indexes = (
            models.Index(
                fields=["number_index"],
                condition=models.Q(settled_at__isnull=True),
                name="return_call_open",
            ),
        )

    def __str__(self) -> str:
        """Name it by the number, masked."""
        return f"{self.reason} {self.number_masked}"

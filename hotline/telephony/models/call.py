"""One telephone call."""

from django.db import models

from hotline.contacts.models import Contact
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class Call(GuardedModel):
    """A call (通话), as absorbed so far; ``is_entered`` is False while its beginning is missing.

    Everything may arrive late or not at all, so every field but the id has an empty form.
    """

    id = models.UUIDField(primary_key=True)
    is_entered = models.BooleanField("已收到进线事件", default=False)
    direction = models.CharField("方向", max_length=8, default="inbound")
    caller = SealedTextField("主叫号码", blank=True, default="")
    caller_index = models.CharField("号码索引", max_length=64, blank=True, default="")
    """By which the calls of one number are found without being readable."""
    dialled = models.CharField("被叫号码", max_length=32, blank=True, default="")
    purpose = models.CharField("外呼目的", max_length=32, blank=True, default="")
    reference = models.CharField("外呼依据", max_length=64, blank=True, default="")
    correlation_id = models.UUIDField("关联编号", db_index=True)
    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="call"
    )
    entered_at = models.DateTimeField("进线时间")
    queued_at = models.DateTimeField("排队时间", null=True)
    queue = models.CharField("队列", max_length=40, blank=True, default="")
    language = models.CharField("语言", max_length=16, blank=True, default="")
    answered_at = models.DateTimeField("接通时间", null=True)
    operator_id = models.BigIntegerField("热线员", null=True)
    seat = models.CharField("坐席", max_length=16, blank=True, default="")
    device = models.CharField("终端", max_length=16, blank=True, default="")
    waited_seconds = models.FloatField("等待秒数", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    outcome = models.CharField("结果", max_length=16, blank=True, default="")
    ended_by = models.CharField("挂断方", max_length=16, blank=True, default="")
    served_by_engine = models.BooleanField("由引擎应急接听", default=False)
    """Call control was away: the engine's own queue found somebody."""
    last_event_at = models.DateTimeField("最近事件时间")

    class Meta:
        """Calls that still run are found fast."""

        verbose_name = verbose_name_plural = "通话"
        indexes = (
            models.Index(
                fields=["last_event_at"],
                condition=models.Q(ended_at__isnull=True),
                name="call_running",
            ),
            models.Index(fields=["entered_at"], name="call_by_time"),
            models.Index(fields=["operator_id", "entered_at"], name="call_of_operator"),
            models.Index(
                fields=["caller_index", "entered_at"],
                condition=~models.Q(caller_index=""),
                name="call_of_number",
            ),
        )

    def __str__(self) -> str:
        """Name the call by its id."""
        return str(self.id)

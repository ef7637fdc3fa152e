"""The record of one call, wholly derived from what was reported of it."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call


class CallRecord(GuardedModel):
    """A call record (话单): one row per call, made again from the journal at any time (VOI-20).

    Figures are counted from these rows alone. ``queued_at`` is the first entry into a queue:
    the call belongs to that hour whatever happens later.
    """

    class Result(models.TextChoices):
        """What became of the call, once for every call."""

        RUNNING = "running", "进行中"
        REFUSED = "refused", "拒接"
        LEFT_IN_FLOW = "left_in_flow", "导航中挂机"
        ANSWERED = "answered", "人工接通"
        LEFT_IN_QUEUE = "left_in_queue", "排队中放弃"
        LEFT_RINGING = "left_ringing", "振铃中放弃"
        RETURN_ASKED = "return_asked", "要求回拨"
        VOICEMAIL = "voicemail", "留言"
        TRANSFERRED_OUT = "transferred_out", "转外部号码"
        NOT_REACHED = "not_reached", "外呼未接通"
        SYSTEM_ENDED = "system_ended", "系统终止"

    call = models.OneToOneField(
        Call, on_delete=models.PROTECT, primary_key=True, related_name="record"
    )
    direction = models.CharField("方向", max_length=8)
    is_test = models.BooleanField("试拨", default=False)
    served_by_engine = models.BooleanField("由引擎应急接听", default=False)
    result = models.CharField("结果", max_length=16, choices=Result.choices)
    cause = models.CharField("原因", max_length=24, blank=True, default="")
    ended_by = models.CharField("挂断方", max_length=16, blank=True, default="")
    entered_at = models.DateTimeField("进线时间")
    queued_at = models.DateTimeField("首次进入队列", null=True)
    answered_at = models.DateTimeField("首次接通", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    queue = models.CharField("队列", max_length=40, blank=True, default="")
    language = models.CharField("语言", max_length=16, blank=True, default="")
    queue_visits = models.PositiveSmallIntegerField("排队次数", default=0)
    operator_id = models.BigIntegerField("首接热线员", null=True)
    seat = models.CharField("坐席", max_length=16, blank=True, default="")
    waited_seconds = models.FloatField("等待秒数", null=True)
    """From the first entry into a queue to the answer, or to leaving."""
    offers_missed = models.PositiveSmallIntegerField("未接振铃次数", default=0)
    talks = models.PositiveSmallIntegerField("接听次数", default=0)
    talk_seconds = models.FloatField("通话秒数", default=0)
    """Without hold."""
    hold_seconds = models.FloatField("保持秒数", default=0)
    wrap_up_seconds = models.FloatField("话后处理秒数", default=0)
    transfers = models.PositiveSmallIntegerField("转接次数", default=0)
    rating = models.PositiveSmallIntegerField("满意度", null=True)

    class Meta:
        """Counted by the time of entering a queue, or of entering at all."""

        verbose_name = verbose_name_plural = "话单"
        indexes = (
            models.Index(fields=["entered_at"], name="call_record_by_entry"),
            models.Index(fields=["queued_at"], name="call_record_by_queue_time"),
        )

    def __str__(self) -> str:
        """Name the call."""
        return f"{self.call_id} {self.result}"

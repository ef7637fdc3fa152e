"""The single facts of a call, one row each."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call


class CallFact(GuardedModel):
    """A fact (话单明细): one stretch or one moment of a call, derived from the journal (VOI-20)."""

    class Kind(models.TextChoices):
        """What the row says."""

        FLOW = "flow", "语音导航"
        STEP = "step", "导航节点"
        DIGITS = "digits", "收号"
        REFUSED = "refused", "拒接"
        QUEUE = "queue", "排队"
        OFFER = "offer", "振铃"
        TALK = "talk", "通话"
        HOLD = "hold", "保持"
        WRAP_UP = "wrap_up", "话后处理"
        PARTY = "party", "第三方"
        TRANSFER = "transfer", "转接"
        PARK = "park", "驻留"
        SUPERVISION = "supervision", "班长参与"
        FORCED = "forced", "班长介入"
        VOICEMAIL = "voicemail", "留言"
        RETURN_ASKED = "return_asked", "要求回拨"
        RETURN_SETTLED = "return_settled", "回拨了结"
        RATING = "rating", "满意度"
        TRUNK = "trunk", "中继占用"
        QUALITY = "quality", "通话质量"
        RECONCILED = "reconciled", "重启后接管"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField("种类", max_length=16, choices=Kind.choices)
    number = models.PositiveSmallIntegerField("序号")
    """Within the call and the kind, from 1."""
    began_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True)
    seconds = models.FloatField("秒数", null=True)
    queue = models.CharField("队列", max_length=40, blank=True, default="")
    operator_id = models.BigIntegerField("热线员", null=True)
    seat = models.CharField("坐席", max_length=16, blank=True, default="")
    label = models.CharField("名称", max_length=80, blank=True, default="")
    way = models.CharField("方式", max_length=24, blank=True, default="")
    outcome = models.CharField("结果", max_length=24, blank=True, default="")
    details = models.JSONField("详情", default=dict)

    class Meta:
        """In order within a call; talks and queue visits are counted by time."""

        verbose_name = verbose_name_plural = "话单明细"
        constraints = (
            models.UniqueConstraint(fields=["call", "kind", "number"], name="call_fact_once"),
        )
        indexes = (models.Index(fields=["kind", "began_at"], name="call_fact_by_time"),)

    def __str__(self) -> str:
        """Name call, kind and number."""
        return f"{self.call_id} {self.kind} {self.number}"

"""The people a campaign calls."""

from uuid import uuid4

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.telephony.models.campaign import Campaign


class CampaignItem(GuardedModel):
    """One person to be called.

    ``offer_id`` is the id of the next or running attempt's call; while ``offered_at`` is set,
    call control holds it in its stock.
    """

    class State(models.TextChoices):
        """From waiting to a result."""

        WAITING = "waiting", "待拨打"
        OFFERED = "offered", "已分派"
        CALLING = "calling", "拨打中"
        REACHED = "reached", "已接通"
        NOT_REACHED = "not_reached", "未接通"
        REFUSED = "refused", "拒绝"
        EXPIRED = "expired", "过期"

    id = models.UUIDField(primary_key=True, default=uuid4)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField("序号")
    number = SealedTextField("号码")
    number_index = models.CharField("号码索引", max_length=32)
    number_masked = models.CharField("号码（脱敏）", max_length=20)
    reference = models.CharField("依据", max_length=64, blank=True, default="")
    label = models.CharField("说明", max_length=60, blank=True, default="")
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("已拨打次数", default=0)
    next_at = models.DateTimeField("下次拨打时间")
    offer_id = models.UUIDField("拨打编号", null=True, unique=True)
    offered_at = models.DateTimeField("分派时间", null=True)
    last_call_id = models.UUIDField("最近通话", null=True)
    last_called_at = models.DateTimeField("最近拨打时间", null=True)
    operator_id = models.BigIntegerField("热线员", null=True)
    note = models.CharField("结果说明", max_length=200, blank=True, default="")

    class Meta:
        """Each number once per campaign; what is to be called next is found fast."""

        verbose_name = verbose_name_plural = "外呼对象"
        ordering = ("campaign", "position")
        constraints = (
            models.UniqueConstraint(
                fields=["campaign", "number_index"], name="campaign_number_once"
            ),
        )
        indexes = (
            models.Index(
                fields=["campaign", "next_at"],
                condition=models.Q(state__in=["waiting", "offered"]),
                name="campaign_item_next",
            ),
        )

    def __str__(self) -> str:
        """Name campaign and place."""
        return f"{self.campaign_id} #{self.position}"

"""One red packet of one order."""

from django.db import models
from django.db.models import F, Q

from hotline.citizens.models import Citizen
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.rewards.models.reward_rule import RewardRule
from hotline.rewards.rules.packets import STATE_LABELS, UNSENT, PacketState
from hotline.workorders.models import WorkOrder

_BEFORE_APPROVAL = (PacketState.PROPOSED, PacketState.CHECKED, PacketState.REFUSED)


class Packet(GuardedModel):
    """A packet (红包): an order has one at most, two people stand behind every payment."""

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="packet")
    citizen = models.ForeignKey(Citizen, models.PROTECT, null=True, related_name="packets")
    purse = SealedTextField("收款标识")
    purse_index = models.CharField("收款索引", max_length=64, db_index=True)
    account = models.CharField("公众号", max_length=40)
    rule = models.ForeignKey(RewardRule, models.PROTECT, related_name="packets")
    amount_fen = models.PositiveIntegerField("金额（分）")
    state = models.CharField("状态", max_length=10, choices=[*STATE_LABELS.items()])
    proposed_at = models.DateTimeField("提出时间")
    checked_at = models.DateTimeField("初审时间", null=True)
    checked_by_id = models.BigIntegerField("初审人编号", null=True)
    checked_by_label = models.CharField("初审人", max_length=80, blank=True, default="")
    approved_at = models.DateTimeField("复核时间", null=True)
    approved_by_id = models.BigIntegerField("复核人编号", null=True)
    approved_by_label = models.CharField("复核人", max_length=80, blank=True, default="")
    round = models.PositiveSmallIntegerField("第几次发放", default=1)
    bill = models.CharField("商户单号", max_length=32, blank=True, default="")
    provider_bill = models.CharField("微信单号", max_length=64, blank=True, default="")
    receipt = SealedTextField("领取凭据", blank=True, default="")
    """What the citizen's WeChat needs to confirm the transfer (package_info)."""
    claim_key = models.CharField("领取链接", max_length=40, null=True, unique=True)  # noqa: DJ001 - none before it is approved
    """The unguessable end of the link under which its citizen claims it."""
    looked_at = models.DateTimeField("领取查询时间", null=True)
    sent_at = models.DateTimeField("提交时间", null=True)
    settled_at = models.DateTimeField("结果时间", null=True)
    note = models.CharField("说明", max_length=300, blank=True, default="")

    class Meta:
        """Paid by nobody alone; found by state and by month."""

        verbose_name = verbose_name_plural = "红包"
        indexes = (
            models.Index(fields=["state", "id"], name="packet_tray"),
            models.Index(fields=["approved_at"], name="packet_by_approval"),
        )
        constraints = (
            models.CheckConstraint(
                name="packet_takes_two",
                condition=Q(state__in=_BEFORE_APPROVAL)
                | Q(checked_by_id__isnull=False, approved_by_id__isnull=False)
                & ~Q(checked_by_id=F("approved_by_id")),
            ),
            models.CheckConstraint(
                name="packet_sent_has_its_bill",
                condition=Q(state__in=sorted({*UNSENT, PacketState.REFUSED})) | ~Q(bill=""),
            ),
            models.UniqueConstraint(
                fields=["bill"], condition=~Q(bill=""), name="packet_bill_once"
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"红包 {self.pk}"

"""One notice to one citizen."""

from django.db import models
from django.db.models import Q

from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.messaging.models.message import Message
from hotline.messaging.models.notice_template import NoticeTemplate
from hotline.messaging.rules.notices import (
    HOLDING_LABELS,
    NOTICE_STATE_LABELS,
    PURPOSE_LABELS,
    NoticeState,
    Purpose,
)


class CitizenNotice(GuardedModel):
    """A notice (市民通知), sealed at rest; the text of a code is forgotten once it is out.

    One within a conversation is handed to it as a ``message``, whose fate is then its own.
    """

    template = models.ForeignKey(NoticeTemplate, models.PROTECT, related_name="notices")
    purpose = models.CharField("用途", max_length=8, choices=[*PURPOSE_LABELS.items()])
    channel = models.CharField(
        "渠道", max_length=16, choices=[(each.value, zh) for each, zh in CHANNEL_LABELS.items()]
    )
    account = models.CharField("账号", max_length=40)
    peer = SealedTextField("对方标识")
    peer_index = models.CharField("对方索引", max_length=64)
    text = SealedTextField("内容", blank=True, default="")
    reference = models.CharField("关联编号", max_length=64, blank=True, default="", db_index=True)
    """Such as an order's or a receipt's number."""
    correlation_id = models.UUIDField("关联号", null=True)
    conversation_id = models.UUIDField("会话", null=True)
    message = models.OneToOneField(
        Message, models.PROTECT, null=True, related_name="citizen_notice"
    )
    state = models.CharField("状态", max_length=10, choices=[*NOTICE_STATE_LABELS.items()])
    holding = models.CharField(
        "暂缓原因", max_length=8, blank=True, default="", choices=[*HOLDING_LABELS.items()]
    )
    segments = models.PositiveSmallIntegerField("条数", default=0)
    cost_fen = models.DecimalField("费用（分）", max_digits=9, decimal_places=2, default=0)
    """What it will cost; the meter counts it before it is handed over."""
    metered_at = models.DateTimeField("计费时间", null=True)
    """Since when the meter counts it; taken off again when it could not be sent."""
    author_label = models.CharField("发起", max_length=80)
    written_at = models.DateTimeField("生成时间")
    next_try_at = models.DateTimeField("下次发送", null=True)
    sent_at = models.DateTimeField("送出时间", null=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    fault = models.CharField("失败原因", max_length=300, blank=True, default="")
    external_id = models.CharField("渠道编号", max_length=255, blank=True, default="")
    report = models.CharField("回执", max_length=40, blank=True, default="")
    """What the network said became of it, such as DELIVRD; all parts of it when they agree."""
    reported_at = models.DateTimeField("回执时间", null=True)
    answer = models.CharField("市民回复", max_length=8, blank=True, default="")
    answer_key = models.CharField("回复索引", max_length=64, blank=True, default="")
    answered_at = models.DateTimeField("回复时间", null=True)

    class Meta:
        """Found by what is due, by citizen, by the channel's id."""

        verbose_name = verbose_name_plural = "市民通知"
        indexes = (
            models.Index(
                fields=["next_try_at"],
                name="notice_to_send",
                condition=Q(state__in=[NoticeState.QUEUED, NoticeState.HELD]),
            ),
            models.Index(fields=["-written_at", "-id"], name="notice_newest"),
            models.Index(fields=["peer_index", "-id"], name="notice_of_peer"),
            models.Index(
                fields=["channel", "external_id"],
                name="notice_by_external_id",
                condition=~Q(external_id=""),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="notice_held_for_a_reason",
                condition=Q(state=NoticeState.HELD) & ~Q(holding="")
                | ~Q(state=NoticeState.HELD) & Q(holding=""),
            ),
            models.CheckConstraint(
                name="notice_sent_has_time",
                condition=Q(state=NoticeState.SENT, sent_at__isnull=False)
                | ~Q(state=NoticeState.SENT) & Q(sent_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """Name the row, not what it says."""
        return f"市民通知 {self.pk}"

    @property
    def is_code(self) -> bool:
        """Tell whether it carries a code nobody else may read."""
        return self.purpose == Purpose.CODE

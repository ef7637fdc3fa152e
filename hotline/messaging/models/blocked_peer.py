"""Somebody who may no longer write to us."""

from django.db import models
from django.db.models import F, Q

from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.guarded import GuardedModel
from hotline.messaging.models.conversation import Conversation


class BlockedPeer(GuardedModel):
    """A block (文字渠道黑名单) on whoever wrote a conversation; it takes two people.

    What they write while it is in force is kept, and its conversation ended as a nuisance.
    """

    class State(models.TextChoices):
        """From the proposal to the end."""

        PROPOSED = "proposed", "待批准"
        IN_FORCE = "in_force", "生效"
        REFUSED = "refused", "未批准"
        LIFTED = "lifted", "已解除"

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="blocks")
    channel = models.CharField(
        "渠道", max_length=16, choices=[(each.value, zh) for each, zh in CHANNEL_LABELS.items()]
    )
    peer_index = models.CharField("对方索引", max_length=64)
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=8, choices=State.choices)
    proposed_by_id = models.BigIntegerField("提出人")
    proposed_by_label = models.CharField("提出人", max_length=80)
    proposed_at = models.DateTimeField("提出时间")
    decided_by_id = models.BigIntegerField("批准人", null=True)
    decided_by_label = models.CharField("批准人", max_length=80, blank=True, default="")
    decided_at = models.DateTimeField("批准时间", null=True)

    class Meta:
        """One that is proposed or in force to a peer; two people behind every block."""

        verbose_name = verbose_name_plural = "文字渠道黑名单"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["channel", "peer_index"],
                condition=Q(state__in=["proposed", "in_force"]),
                name="peer_blocked_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force")
                | (Q(decided_by_id__isnull=False) & ~Q(decided_by_id=F("proposed_by_id"))),
                name="blocking_a_peer_takes_two",
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"黑名单 {self.pk}"

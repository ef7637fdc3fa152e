"""Callers who are treated differently."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class CallerMark(GuardedModel):
    """A mark on a number: VIP (重点来电人), care (特殊关爱), blocked (黑名单).

    Blocking takes two people: one proposes, another approves.
    """

    class Kind(models.TextChoices):
        """What the mark means."""

        VIP = "vip", "重点来电人"
        CARE = "care", "特殊关爱"
        BLOCKED = "blocked", "黑名单"

    class State(models.TextChoices):
        """From the proposal to the end."""

        PROPOSED = "proposed", "待批准"
        IN_FORCE = "in_force", "生效"
        REFUSED = "refused", "未批准"
        LIFTED = "lifted", "已解除"

    number = SealedTextField("号码")
    number_index = models.CharField("号码索引", max_length=32)
    number_masked = models.CharField("号码（脱敏）", max_length=20)
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    note = models.CharField("备注", max_length=60, blank=True, default="")
    reason = models.CharField("理由", max_length=200, blank=True, default="")
    until = models.DateField("有效期至", null=True)
    state = models.CharField("状态", max_length=8, choices=State.choices)
    proposed_by_id = models.BigIntegerField("提出人", null=True)
    proposed_by_label = models.CharField("提出人", max_length=80)
    proposed_at = models.DateTimeField("提出时间")
    decided_by_id = models.BigIntegerField("批准人", null=True)
    decided_by_label = models.CharField("批准人", max_length=80, blank=True, default="")
    decided_at = models.DateTimeField("批准时间", null=True)

    class Meta:
        """One mark in force or proposed per number; two people behind every blocked number."""

        verbose_name = verbose_name_plural = "来电人标记"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["number_index"],
                condition=models.Q(state="in_force"),
                name="caller_mark_in_force_once",
            ),
            models.UniqueConstraint(
                fields=["number_index"],
                condition=models.Q(state="proposed"),
                name="caller_mark_proposed_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="blocked", state="in_force")
                | (
                    models.Q(decided_by_id__isnull=False)
                    & ~models.Q(decided_by_id=models.F("proposed_by_id"))
                ),
                name="blocking_takes_two",
            ),
        )

    def __str__(self) -> str:
        """Name kind and number, masked."""
        return f"{self.kind} {self.number_masked}"

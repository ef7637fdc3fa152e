"""One version of one rule of rewards."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.rewards.rules.packets import RewardTerms


class RewardRule(GuardedModel):
    """A rule (奖励规则) from a day on; it never changes, a new version is a new row."""

    name = models.CharField("名称", max_length=40)
    starts_on = models.DateField("生效日期")
    channels = ArrayField(models.CharField(max_length=16), verbose_name="渠道")
    appeal_types = ArrayField(models.CharField(max_length=12), verbose_name="诉求类型")
    amount_fen = models.PositiveIntegerField("金额（分）")
    packets_a_month = models.PositiveSmallIntegerField("每人每月上限")
    month_budget_fen = models.PositiveIntegerField("每月预算（分）")

    class Meta:
        """One version a day."""

        verbose_name = verbose_name_plural = "奖励规则"
        ordering = ("name", "starts_on")
        constraints = (
            models.UniqueConstraint(fields=["name", "starts_on"], name="reward_rule_version"),
        )

    def __str__(self) -> str:
        """Name the version."""
        return f"{self.name}（{self.starts_on}）"

    def terms(self) -> RewardTerms:
        """Return the rule as decisions read it."""
        return RewardTerms(
            name=self.name,
            channels=frozenset(self.channels),
            appeal_types=frozenset(self.appeal_types),
            amount_fen=self.amount_fen,
            packets_a_month=self.packets_a_month,
            month_budget_fen=self.month_budget_fen,
        )

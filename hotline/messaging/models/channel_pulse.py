"""How an account of a channel does."""

from django.db import models


class ChannelPulse(models.Model):
    """When an account last received, sent, was looked at, and what last went wrong (渠道状态)."""

    channel = models.CharField("渠道", max_length=16)
    account = models.CharField("账号", max_length=40)
    last_in_at = models.DateTimeField("最近收到", null=True)
    last_out_at = models.DateTimeField("最近送出", null=True)
    checked_at = models.DateTimeField("最近检测", null=True)
    is_well = models.BooleanField("检测正常", null=True)
    fault = models.CharField("最近故障", max_length=300, blank=True, default="")
    fault_at = models.DateTimeField("故障时间", null=True)
    faults_since_well = models.PositiveIntegerField("连续故障次数", default=0)
    cursor = models.CharField("已读到", max_length=200, blank=True, default="")
    """Where the next fetch begins: a mailbox's validity and uid, for one."""

    class Meta:
        """One row an account."""

        verbose_name = verbose_name_plural = "渠道状态"
        constraints = (
            models.UniqueConstraint(fields=["channel", "account"], name="pulse_of_account"),
        )

    def __str__(self) -> str:
        """Name the account."""
        return f"{self.channel}/{self.account}"

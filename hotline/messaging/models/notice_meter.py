"""What the notices of a day cost."""

from django.db import models


class NoticeMeter(models.Model):
    """Counts of a day, a channel and a purpose (费用计量)."""

    day = models.DateField("日期")
    channel = models.CharField("渠道", max_length=16)
    purpose = models.CharField("用途", max_length=8)
    notices = models.PositiveIntegerField("通知数", default=0)
    segments = models.PositiveIntegerField("条数", default=0)
    cost_fen = models.DecimalField("费用（分）", max_digits=12, decimal_places=2, default=0)
    reached_at = models.DateTimeField("到达预算", null=True)
    """Since when what is due waits, because the money of the day or month is spent."""

    class Meta:
        """One row each."""

        verbose_name = verbose_name_plural = "通知费用"
        constraints = (
            models.UniqueConstraint(fields=["day", "channel", "purpose"], name="meter_of_day"),
        )

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day} {self.channel} {self.purpose}"

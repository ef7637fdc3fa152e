"""Browsers that home seats are bound to."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.seat import Seat


class SeatDevice(GuardedModel):
    """A browser (设备) that asked to be used at a home seat (家庭坐席), SEAT-03.

    Only the digest of the browser's secret cookie is kept.
    """

    class State(models.TextChoices):
        """From the asking to the end."""

        ASKED = "asked", "待批准"
        BOUND = "bound", "已绑定"
        REFUSED = "refused", "未批准"
        REVOKED = "revoked", "已解绑"

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="devices")
    key_digest = models.CharField("设备摘要", max_length=64)
    label = models.CharField("设备说明", max_length=120)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.ASKED)
    asked_by_id = models.BigIntegerField("申请人")
    asked_by_label = models.CharField("申请人", max_length=80)
    asked_at = models.DateTimeField("申请时间")
    decided_by_label = models.CharField("批准人", max_length=80, blank=True, default="")
    decided_at = models.DateTimeField("批准时间", null=True)

    class Meta:
        """A browser asks once per seat while it is not refused or revoked."""

        verbose_name = verbose_name_plural = "家庭坐席设备"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["seat", "key_digest"],
                condition=models.Q(state__in=["asked", "bound"]),
                name="seat_device_once",
            ),
        )

    def __str__(self) -> str:
        """Name seat and device."""
        return f"{self.seat_id} {self.label}"

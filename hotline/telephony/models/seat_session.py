"""Who sits where, from check-in to check-out."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.seat import Seat


class SeatSession(GuardedModel):
    """One operator at one seat (签入): the database allows no second of either."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sessions")
    operator_id = models.BigIntegerField("热线员")
    device = models.CharField("终端", max_length=16)
    is_home = models.BooleanField("家庭坐席", default=False)
    started_at = models.DateTimeField("签入时间")
    ended_at = models.DateTimeField("签出时间", null=True)

    class Meta:
        """One running session per seat, and per operator."""

        verbose_name = verbose_name_plural = "坐席签入"
        constraints = (
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(ended_at__isnull=True),
                name="seat_taken_once",
            ),
            models.UniqueConstraint(
                fields=["operator_id"],
                condition=models.Q(ended_at__isnull=True),
                name="operator_sits_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True)
                | models.Q(ended_at__gte=models.F("started_at")),
                name="seat_session_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        """Name operator and seat."""
        return f"{self.operator_id} @ {self.seat_id}"

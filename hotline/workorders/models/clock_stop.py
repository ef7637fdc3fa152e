"""When a clock stood still, and why."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.deadline import Deadline


class ClockStop(GuardedModel):
    """One interval in which a clock was stopped (停表), half-open; open while it still is."""

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="stops")
    began_at = models.DateTimeField("停表时间")
    ended_at = models.DateTimeField("续表时间", null=True)
    reason = models.CharField("停表原因", max_length=200, blank=True, default="")

    class Meta:
        """A clock is stopped once at a time."""

        verbose_name = verbose_name_plural = "停表"
        ordering = ("began_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(ended_at__isnull=True), name="clock_stop_one_open"
            ),
            models.CheckConstraint(
                name="clock_stop_times_in_order",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
            ),
        )

    def __str__(self) -> str:
        """Name its beginning."""
        return f"{self.began_at:%Y-%m-%d %H:%M}"

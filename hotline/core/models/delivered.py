"""Which subscriber has already seen which event."""

from django.db import models


class Delivered(models.Model):
    """Written in the subscriber's own transaction, so a repeated delivery does nothing."""

    event_id = models.BigIntegerField()
    subscriber = models.CharField(max_length=120)
    delivered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """An event reaches a subscriber once."""

        verbose_name = verbose_name_plural = "事件投递"
        constraints = (
            models.UniqueConstraint(fields=["event_id", "subscriber"], name="delivered_once"),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.event_id} → {self.subscriber}"

"""One call of a follow-up."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.followups.models.follow_up import FollowUp


class FollowUpAttempt(GuardedModel):
    """One click on "call" (拨打), tied to its call by the call's id.

    A call that speaks of several orders of one citizen is an attempt of each of them.
    """

    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="attempts")
    call_id = models.UUIDField("通话", db_index=True)
    placed_at = models.DateTimeField("拨打时间")
    placed_by_id = models.BigIntegerField("拨打人编号", null=True)
    placed_by_label = models.CharField("拨打人", max_length=80)

    class Meta:
        """In the order they were made."""

        verbose_name = verbose_name_plural = "回访拨打"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["follow_up", "call_id"], name="follow_up_attempt_once"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"拨打 {self.pk}"

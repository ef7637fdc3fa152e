"""An operator's dispute of a result."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.quality.models.inspection import Inspection
from hotline.quality.rules.disputes import DISPUTE_LABELS, DisputeState


class Dispute(GuardedModel):
    """A dispute (申诉): once for a result, ruled on by somebody else."""

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="dispute")
    codes = ArrayField(models.CharField(max_length=30), verbose_name="评分项")
    reason = models.CharField("申诉理由", max_length=500)
    state = models.CharField("状态", max_length=10, choices=[*DISPUTE_LABELS.items()])
    made_at = models.DateTimeField("申诉时间")
    made_by_id = models.BigIntegerField("申诉人编号")
    made_by_label = models.CharField("申诉人", max_length=80)
    ruled_at = models.DateTimeField("复核时间", null=True)
    ruled_by_id = models.BigIntegerField("复核人编号", null=True)
    ruled_by_label = models.CharField("复核人", max_length=80, blank=True, default="")
    words = models.CharField("复核意见", max_length=500, blank=True, default="")
    changes = models.JSONField("改评", default=dict)
    """Code → the verdict and points before and after."""
    score_before = models.FloatField("原得分", null=True)

    class Meta:
        """Ruled on by nobody who made it; open ones are found fast."""

        verbose_name = verbose_name_plural = "质检申诉"
        indexes = (
            models.Index(
                fields=["made_at"], condition=Q(state=DisputeState.OPEN), name="dispute_open"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="dispute_ruled_by_another",
                condition=Q(state=DisputeState.OPEN, ruled_by_id__isnull=True)
                | ~Q(state=DisputeState.OPEN)
                & Q(ruled_by_id__isnull=False, ruled_at__isnull=False)
                & ~Q(ruled_by_id=F("made_by_id")),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"申诉 {self.pk}"

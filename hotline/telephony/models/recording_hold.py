"""Why a recording may not be deleted."""

from typing import ClassVar

from django.db import models

from hotline.core.sealed_rows import SealedRow
from hotline.telephony.models.recording import Recording


class RecordingHold(SealedRow):
    """A hold: for ever (永久保存), or until it is lifted (依法保全)."""

    covered: ClassVar[tuple[str, ...]] = (
        *("recording_id", "kind", "reason", "placed_by_id", "placed_at"),
        *("lifted_by_id", "lifted_at", "lift_reason"),
    )

    class Kind(models.TextChoices):
        """How long."""

        PERMANENT = "permanent", "永久保存"
        LEGAL = "legal", "依法保全"

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField("种类", max_length=10, choices=Kind.choices)
    reason = models.CharField("理由", max_length=200)
    placed_by_id = models.BigIntegerField("设定人编号")
    placed_by = models.CharField("设定人", max_length=80)
    placed_at = models.DateTimeField("设定时间")
    lifted_by_id = models.BigIntegerField("解除人编号", null=True)
    lifted_by = models.CharField("解除人", max_length=80, blank=True, default="")
    lifted_at = models.DateTimeField("解除时间", null=True)
    lift_reason = models.CharField("解除理由", max_length=200, blank=True, default="")

    class Meta:
        """One running hold of each kind."""

        verbose_name = verbose_name_plural = "录音保全"
        ordering = ("placed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["recording", "kind"],
                condition=models.Q(lifted_at__isnull=True),
                name="recording_held_once_a_kind",
            ),
        )

    def __str__(self) -> str:
        """Name kind and recording."""
        return f"{self.kind} {self.recording_id}"

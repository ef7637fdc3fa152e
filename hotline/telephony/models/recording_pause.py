"""Stretches of a recording that were paused for privacy."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.recording import Recording


class RecordingPause(GuardedModel):
    """A pause (暂停录音): from and to in seconds of the recording; silence lies there."""

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="pauses")
    operator_id = models.BigIntegerField("热线员")
    reason = models.CharField("原因", max_length=80, blank=True, default="")
    from_seconds = models.FloatField("起（秒）")
    to_seconds = models.FloatField("止（秒）", null=True)

    class Meta:
        """In order; a pause begins once."""

        verbose_name = verbose_name_plural = "录音暂停"
        ordering = ("from_seconds",)
        constraints = (
            models.UniqueConstraint(fields=["recording", "from_seconds"], name="pause_begins_once"),
        )

    def __str__(self) -> str:
        """Name the stretch."""
        return f"{self.from_seconds}-{self.to_seconds}"

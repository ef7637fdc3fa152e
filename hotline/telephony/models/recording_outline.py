"""What a recording looks like."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.recording import Recording


class RecordingOutline(GuardedModel):
    """The waveform (波形): one level of 0-255 per piece and channel; no word can be read off it."""

    recording = models.OneToOneField(Recording, on_delete=models.PROTECT, related_name="outline")
    per_second = models.FloatField("每秒点数")
    citizen = models.BinaryField("市民声道")
    operator = models.BinaryField("热线声道")

    class Meta:
        """One per recording."""

        verbose_name = verbose_name_plural = "录音波形"

    def __str__(self) -> str:
        """Name the recording."""
        return f"{self.recording_id}"

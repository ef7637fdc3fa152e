"""The sound of an answered call."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call


class Recording(GuardedModel):
    """A recording (录音): stereo, the citizen left, what they heard right; sealed at rest."""

    class Status(models.TextChoices):
        """From the engine's raw file to the sealed one."""

        RECORDING = "recording", "录制中"
        READY = "ready", "可收听"
        LOST = "lost", "文件缺失"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="recordings")
    raw_path = models.CharField("原始文件", max_length=200, unique=True)
    sealed_path = models.CharField("加密文件", max_length=200, blank=True, default="")
    status = models.CharField(
        "状态", max_length=10, choices=Status.choices, default=Status.RECORDING
    )
    started_at = models.DateTimeField("开始时间")
    duration_seconds = models.FloatField("时长（秒）", null=True)
    byte_size = models.BigIntegerField("大小", null=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, default="")
    finalized_at = models.DateTimeField("归档时间", null=True)

    class Meta:
        """A recording that can be heard has everything that proves it whole."""

        verbose_name = verbose_name_plural = "录音"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status="ready")
                | (~models.Q(sha256="") & ~models.Q(sealed_path="") & models.Q(byte_size__gt=0)),
                name="ready_recording_is_whole",
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"录音 {self.pk}"

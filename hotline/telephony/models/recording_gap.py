"""Answered calls without a whole recording, and the daily count of them."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call
from hotline.telephony.models.recording import Recording


class RecordingGap(GuardedModel):
    """A gap (录音缺口): said openly, with its reason, until somebody settles it."""

    class Reason(models.TextChoices):
        """What is wrong."""

        NEVER_BEGUN = "never_begun", "没有开始录音"
        RAW_MISSING = "raw_missing", "语音引擎没有写出文件"
        NOT_SEALED = "not_sealed", "尚未归档"
        STORE_REFUSED = "store_refused", "存储拒绝写入或空间不足"
        OBJECT_MISSING = "object_missing", "存储中找不到文件"
        DAMAGED = "damaged", "文件已损坏"
        NOT_TWO_CHANNELS = "not_two_channels", "不是双声道"
        TOO_SHORT = "too_short", "短于通话时长"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="recording_gaps")
    recording = models.ForeignKey(
        Recording, on_delete=models.PROTECT, null=True, related_name="gaps"
    )
    reason = models.CharField("原因", max_length=20, choices=Reason.choices)
    note = models.CharField("说明", max_length=200, blank=True, default="")
    noticed_at = models.DateTimeField("发现时间")
    settled_at = models.DateTimeField("了结时间", null=True)
    settled_by = models.CharField("了结人", max_length=80, blank=True, default="")
    settlement = models.CharField("处理说明", max_length=200, blank=True, default="")

    class Meta:
        """One open gap per call and reason."""

        verbose_name = verbose_name_plural = "录音缺口"
        ordering = ("-noticed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["call", "recording", "reason"],
                condition=models.Q(settled_at__isnull=True),
                nulls_distinct=False,
                name="recording_gap_open_once",
            ),
        )

    def __str__(self) -> str:
        """Name call and reason."""
        return f"{self.call_id} {self.reason}"


class RecordingCheck(GuardedModel):
    """What one day's check found (录音核对), VOI-11."""

    day = models.DateField("通话日期", unique=True)
    answered = models.PositiveIntegerField("接通通话")
    whole = models.PositiveIntegerField("录音完好")
    missing = models.PositiveIntegerField("有缺口")
    reread = models.PositiveIntegerField("抽查复读", default=0)
    damaged = models.PositiveIntegerField("复读发现损坏", default=0)
    checked_at = models.DateTimeField("核对时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "录音核对"
        ordering = ("-day",)

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day}"

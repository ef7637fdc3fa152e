"""The sound of a call."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call


class Recording(GuardedModel):
    """A recording (录音): stereo, the citizen left, what they heard right (VOI-11).

    A call may have several: the talk, what an operator said to a third party, a message.
    """

    class Kind(models.TextChoices):
        """What is heard."""

        TALK = "talk", "通话"
        CONSULTATION = "consultation", "咨询第三方"
        VOICEMAIL = "voicemail", "留言"
        FALLBACK = "fallback", "应急接听"

    class Status(models.TextChoices):
        """From the engine's raw file to the sealed object, and to its end."""

        RECORDING = "recording", "录制中"
        READY = "ready", "可收听"
        LOST = "lost", "文件缺失"
        DAMAGED = "damaged", "已损坏"
        DELETED = "deleted", "已到期销毁"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="recordings")
    kind = models.CharField("种类", max_length=16, choices=Kind.choices, default=Kind.TALK)
    operator_id = models.BigIntegerField("热线员", null=True)
    raw_path = models.CharField("原始文件", max_length=200, unique=True)
    status = models.CharField(
        "状态", max_length=10, choices=Status.choices, default=Status.RECORDING
    )
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True)
    duration_seconds = models.FloatField("时长（秒）", null=True)
    finalized_at = models.DateTimeField("归档时间", null=True)
    retention_class = models.CharField("保存类别", max_length=40, blank=True, default="")
    keep_until = models.DateTimeField("保存至", null=True)
    deleted_at = models.DateTimeField("销毁时间", null=True)

    class Meta:
        """What waits to be sealed, and what may go, are found fast."""

        verbose_name = verbose_name_plural = "录音"
        indexes = (
            models.Index(
                fields=["started_at"],
                condition=models.Q(status="recording"),
                name="recording_unsealed",
            ),
            models.Index(
                fields=["keep_until"],
                condition=models.Q(deleted_at__isnull=True),
                name="recording_to_expire",
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"录音 {self.pk}"

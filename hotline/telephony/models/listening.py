"""Who listened to what, when, which seconds, and why."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.recording import Recording


class Listening(GuardedModel):
    """One listening (收听记录), VOI-12; a download is one too."""

    recording = models.ForeignKey(Recording, on_delete=models.PROTECT, related_name="listenings")
    listener_id = models.BigIntegerField("收听人编号")
    listener = models.CharField("收听人", max_length=80)
    reason = models.CharField("事由", max_length=40)
    words = models.CharField("说明", max_length=200, blank=True, default="")
    is_download = models.BooleanField("下载", default=False)
    started_at = models.DateTimeField("开始时间")
    last_at = models.DateTimeField("最近时间")
    sent = models.JSONField("已发送（秒）", default=list)
    """What left the server: ``[[from, to], …]`` in seconds."""
    heard = models.JSONField("已播放（秒）", default=list)
    """What the player says it played."""

    class Meta:
        """Read newest first, by recording and by person."""

        verbose_name = verbose_name_plural = "收听记录"
        ordering = ("-pk",)
        indexes = (models.Index(fields=["listener_id", "-id"], name="listening_of_person"),)

    def __str__(self) -> str:
        """Name listener and recording."""
        return f"{self.listener_id} {self.recording_id}"

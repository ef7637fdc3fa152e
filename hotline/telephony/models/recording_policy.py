"""How the city keeps recordings, version by version."""

from django.db import models
from django.db.models.functions import Now


class RecordingPolicy(models.Model):
    """One loaded version of ``recordings.yaml`` (录音保存规定); the newest is in force."""

    content = models.JSONField("内容")
    loaded_at = models.DateTimeField("载入时间", db_default=Now())

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "录音保存规定"
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Name the version."""
        return f"第 {self.pk} 版"

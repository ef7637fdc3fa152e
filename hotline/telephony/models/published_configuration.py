"""What call control works by, version by version."""

from django.db import models
from django.db.models.functions import Now

from contracts.telephony_config import TABLE


class PublishedConfiguration(models.Model):
    """One published version (话务配置); call control reads the newest."""

    version = models.PositiveIntegerField("版本", primary_key=True)
    content = models.JSONField("内容")
    published_at = models.DateTimeField("发布时间", db_default=Now())

    class Meta:
        """Newest first."""

        db_table = TABLE
        verbose_name = verbose_name_plural = "话务配置"
        ordering = ("-version",)

    def __str__(self) -> str:
        """Name the version."""
        return f"第 {self.version} 版"

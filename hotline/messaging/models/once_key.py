"""What was seen once and must not come again as something else."""

from django.db import models


class OnceKey(models.Model):
    """A key of a service's request (一次性标识) and what it stood for; forgotten within hours."""

    key = models.CharField("标识", max_length=64, primary_key=True)
    value = models.CharField("内容索引", max_length=64)
    seen_at = models.DateTimeField("时间", db_index=True)

    class Meta:
        """Forgotten by time."""

        verbose_name = verbose_name_plural = "一次性标识"

    def __str__(self) -> str:
        """Name the row."""
        return f"一次性标识 {self.key[:8]}"

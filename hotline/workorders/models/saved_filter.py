"""What somebody looks for again and again."""

from django.db import models

from hotline.core.guarded import GuardedModel


class SavedFilter(GuardedModel):
    """One person's filter (常用筛选) under a name; nobody else sees it."""

    owner_id = models.BigIntegerField("所有者编号")
    name = models.CharField("名称", max_length=30)
    tray = models.CharField("列表", max_length=30)
    content = models.JSONField("筛选条件")
    """See ``rules/search/filters.py``."""
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        """A name once."""

        verbose_name = verbose_name_plural = "常用筛选"
        ordering = ("owner_id", "name")
        constraints = (
            models.UniqueConstraint(fields=["owner_id", "name"], name="saved_filter_name"),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.name

"""A day's rows of the journal, sealed so that a later change shows."""

from typing import ClassVar

from django.db import models

from hotline.core.sealed_rows import SealedRow


class JournalSeal(SealedRow):
    """The seal of one day (话务事件封存): a digest over its rows, chained to the day before."""

    covered: ClassVar[tuple[str, ...]] = ("day", "rows", "first_id", "last_id", "digest", "before")

    day = models.DateField("写入日期", unique=True)
    rows = models.PositiveIntegerField("行数")
    first_id = models.BigIntegerField("首行", null=True)
    last_id = models.BigIntegerField("末行", null=True)
    before = models.CharField("前一封存", max_length=64, blank=True, default="")
    digest = models.CharField("SM3 摘要", max_length=64)
    sealed_at = models.DateTimeField("封存时间")

    class Meta:
        """Newest first."""

        verbose_name = verbose_name_plural = "话务事件封存"
        ordering = ("-day",)

    def __str__(self) -> str:
        """Name the day."""
        return f"{self.day}"

"""What a citizen did with a case, once."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.portal.rules.deeds import DEED_LABELS


class Deed(GuardedModel):
    """One press of a button of a citizen (市民操作): the same key again changes nothing."""

    key_index = models.CharField("请求索引", max_length=64, unique=True)
    """The blind index of the receipt or order and the page's own key."""
    deed = models.CharField("操作", max_length=12, choices=[*DEED_LABELS.items()])
    number = models.CharField("编号", max_length=20, db_index=True)
    done_at = models.DateTimeField("时间")

    class Meta:
        """Once a key."""

        verbose_name = verbose_name_plural = "市民操作"

    def __str__(self) -> str:
        """Name the row."""
        return f"市民操作 {self.pk}"

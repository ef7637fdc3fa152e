"""What an operator has typed and not yet registered."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class KeptDraft(GuardedModel):
    """One person's unfinished form (登记草稿), so that it outlives a browser and a change of seat.

    ``slot`` is the call it belongs to, or ``manual``; ``key`` is the one it will be registered
    by. The content is the page's own, sealed: the server only keeps it and gives it back.
    """

    owner_id = models.BigIntegerField("所有者编号")
    slot = models.CharField("所属", max_length=64)
    key = models.UUIDField("提交编号")
    content = SealedTextField("内容")
    version = models.PositiveIntegerField("版本")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        """One form to a call."""

        verbose_name = verbose_name_plural = "登记草稿"
        ordering = ("owner_id", "-saved_at")
        constraints = (
            models.UniqueConstraint(fields=["owner_id", "slot"], name="kept_draft_of_slot"),
        )
        indexes = (models.Index(fields=["saved_at"], name="kept_draft_saved_at"),)

    def __str__(self) -> str:
        """Name its owner and place."""
        return f"{self.owner_id}:{self.slot}"

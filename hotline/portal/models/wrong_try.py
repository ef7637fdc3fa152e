"""One wrong try to look at an order."""

from django.db import models

from hotline.core.guarded import GuardedModel


class WrongTry(GuardedModel):
    """A wrong number or code (查询失败); the address is kept only as a blind index."""

    number = models.CharField("工单编号", max_length=20)
    address_index = models.CharField("来源索引", max_length=64)
    tried_at = models.DateTimeField("时间")

    class Meta:
        """Counted by order and by address within the last hour."""

        verbose_name = verbose_name_plural = "查询失败"
        indexes = (
            models.Index(fields=["number", "tried_at"], name="wrong_try_of_number"),
            models.Index(fields=["address_index", "tried_at"], name="wrong_try_of_address"),
            models.Index(fields=["tried_at"], name="wrong_try_by_time"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"查询失败 {self.pk}"

"""That somebody used a public door."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.portal.rules.limits import USE_LABELS


class PortalUse(GuardedModel):
    """One use of a public door (门户使用), counted by address and by number; kept for a day.

    Both are blind indexes; a use without a number has none.
    """

    use = models.CharField("用途", max_length=12, choices=[*USE_LABELS.items()])
    address_index = models.CharField("来源索引", max_length=64)
    phone_index = models.CharField("号码索引", max_length=64, blank=True, default="")
    used_at = models.DateTimeField("时间")

    class Meta:
        """Counted within a window by address, by number, and in all."""

        verbose_name = verbose_name_plural = "门户使用"
        indexes = (
            models.Index(fields=["address_index", "use", "used_at"], name="portal_use_of_address"),
            models.Index(
                fields=["phone_index", "use", "used_at"],
                name="portal_use_of_phone",
                condition=~models.Q(phone_index=""),
            ),
            models.Index(fields=["used_at"], name="portal_use_by_time"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"门户使用 {self.pk}"

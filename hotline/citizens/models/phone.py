"""The numbers a citizen calls from."""

from django.db import models

from hotline.citizens.models.citizen import Citizen
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class Phone(GuardedModel):
    """One number (电话号码), sealed at rest; found by its blind index."""

    citizen = models.ForeignKey(Citizen, on_delete=models.PROTECT, related_name="phones")
    number = SealedTextField("号码")
    number_index = models.CharField("号码索引", max_length=64, unique=True)
    proven_at = models.DateTimeField("本人验证时间", null=True)
    """When somebody last proved by a code that they read its messages (实名)."""
    created_at = models.DateTimeField("登记时间")

    class Meta:
        """Guarded: written by actions only."""

        verbose_name = verbose_name_plural = "市民电话"

    def __str__(self) -> str:
        """Name the row, not the number."""
        return f"电话 {self.pk}"

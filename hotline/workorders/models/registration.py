"""One press of the register button."""

from django.db import models

from hotline.core.guarded import GuardedModel


class Registration(GuardedModel):
    """One act of registering (受理), which may make several orders.

    ``key`` comes from the page: pressing the button twice sends the same key twice.
    """

    key = models.UUIDField("提交编号", unique=True)
    fingerprint = models.CharField("内容摘要", max_length=64)
    by_id = models.BigIntegerField("登记人编号", null=True)
    registered_at = models.DateTimeField("登记时间")

    class Meta:
        """The key is used once."""

        verbose_name = verbose_name_plural = "登记"

    def __str__(self) -> str:
        """Name the key."""
        return str(self.key)

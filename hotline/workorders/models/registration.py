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
    source = models.CharField("导入来源", max_length=40, blank=True, default="", db_default="")
    external_id = models.CharField("外部编号", max_length=60, blank=True, default="", db_default="")
    """The number an imported order has where it comes from; unique by the key made of both."""

    class Meta:
        """The key is used once."""

        verbose_name = verbose_name_plural = "登记"

    def __str__(self) -> str:
        """Name the key."""
        return str(self.key)

"""A system that reads or writes here."""

from django.db import models

from hotline.core.guarded import GuardedModel


class Partner(GuardedModel):
    """A partner (对接系统); only the digest of its key is kept."""

    name = models.CharField("名称", max_length=40, unique=True)
    key_index = models.CharField("密钥索引", max_length=64, unique=True)
    may_write = models.BooleanField("可提交诉求", default=False)
    is_active = models.BooleanField("启用", default=True)
    added_at = models.DateTimeField("登记时间")
    added_by_label = models.CharField("登记人", max_length=80)

    class Meta:
        """By name."""

        verbose_name = verbose_name_plural = "对接系统"
        ordering = ("name",)

    def __str__(self) -> str:
        """Name it."""
        return self.name

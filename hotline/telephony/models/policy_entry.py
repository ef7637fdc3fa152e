"""Queues, hours, numbers, contacts and settings, as they are now."""

from django.db import models

from hotline.core.guarded import GuardedModel


class PolicyEntry(GuardedModel):
    """One piece of policy (话务策略); ``content`` is what the contract of its kind says.

    An entry that came from the city's file follows the file until somebody changes it here.
    """

    kind = models.CharField("类别", max_length=16)
    name = models.CharField("名称", max_length=40, blank=True)
    content = models.JSONField("内容")
    revision = models.PositiveIntegerField("修订", default=1)
    is_from_city = models.BooleanField("来自城市资料", default=False)
    is_active = models.BooleanField("启用", default=True)
    changed_at = models.DateTimeField("修改时间")
    changed_by_label = models.CharField("修改人", max_length=80)

    class Meta:
        """Once per kind and name; settings have no name."""

        verbose_name = verbose_name_plural = "话务策略"
        ordering = ("kind", "pk")
        constraints = (models.UniqueConstraint(fields=["kind", "name"], name="policy_entry_once"),)

    def __str__(self) -> str:
        """Name kind and entry."""
        return f"{self.kind} {self.name}".rstrip()

"""Prompts: what the hotline says."""

from django.db import models

from hotline.core.guarded import GuardedModel


class Prompt(GuardedModel):
    """A prompt (提示音) by the name flows call it; its sounds are chosen by language."""

    name = models.SlugField("名称", max_length=40, unique=True)
    label = models.CharField("说明", max_length=80)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """By name."""

        verbose_name = verbose_name_plural = "提示音"
        ordering = ("name",)

    def __str__(self) -> str:
        """Name it."""
        return self.label or self.name

"""IVR flows: the draft somebody works on, and which version is in force."""

from django.db import models

from hotline.core.guarded import GuardedModel


class IvrFlow(GuardedModel):
    """A flow (语音导航流程), VOI-08: its draft is free to change, its versions are not."""

    name = models.SlugField("名称", max_length=40, unique=True)
    label = models.CharField("说明", max_length=80)
    is_active = models.BooleanField("启用", default=True)
    draft = models.JSONField("草稿步骤", null=True)
    revision = models.PositiveIntegerField("草稿修订", default=0)
    draft_at = models.DateTimeField("草稿保存时间", null=True)
    draft_by_label = models.CharField("草稿保存人", max_length=80, blank=True, default="")

    class Meta:
        """By name."""

        verbose_name = verbose_name_plural = "语音导航流程"
        ordering = ("name",)

    def __str__(self) -> str:
        """Name it."""
        return self.label or self.name

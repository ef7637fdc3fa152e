"""Published versions of IVR flows."""

from typing import Any

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.ivr_flow import IvrFlow


class PublishedVersionError(RuntimeError):
    """A published version was about to be changed: a programming error."""


class IvrFlowVersion(GuardedModel):
    """What a flow was from its publishing on; the highest number is in force."""

    flow = models.ForeignKey(IvrFlow, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField("版本")
    steps = models.JSONField("步骤")
    note = models.CharField("说明", max_length=200, blank=True, default="")
    is_from_city = models.BooleanField("来自城市资料", default=False)
    copied_version = models.PositiveIntegerField("回退自版本", null=True)
    published_at = models.DateTimeField("发布时间")
    published_by_label = models.CharField("发布人", max_length=80)

    class Meta:
        """Numbered from 1 within a flow, newest first."""

        verbose_name = verbose_name_plural = "语音导航流程版本"
        ordering = ("flow", "-version")
        constraints = (
            models.UniqueConstraint(fields=["flow", "version"], name="flow_version_once"),
        )

    def __str__(self) -> str:
        """Name flow and version."""
        return f"{self.flow_id} 第 {self.version} 版"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Create; never change.

        Raises:
            PublishedVersionError: the row exists.

        """
        if not self._state.adding:
            raise PublishedVersionError(str(self))
        super().save(*args, **kwargs)

"""A model that a provider serves, from registration to retirement."""

from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.intelligence.rules.releases import RELEASE_LABELS, ReleaseState
from hotline.intelligence.rules.tasks import TASK_LABELS


class Release(GuardedModel):
    """A registered model (模型登记) for one task at one provider.

    The canary answers a share of the questions. Rolling back brings the one it replaced.
    """

    task = models.CharField("任务", max_length=20, choices=[*TASK_LABELS.items()])
    provider = models.CharField("服务", max_length=40)
    model = models.CharField("模型", max_length=120)
    version = models.CharField("版本", max_length=80, blank=True, default="")
    state = models.CharField("状态", max_length=10, choices=[*RELEASE_LABELS.items()])
    share = models.PositiveSmallIntegerField("灰度比例（%）", default=0)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    figures = models.JSONField("评测结果", default=dict, blank=True)
    note = models.CharField("说明", max_length=300, blank=True, default="")
    registered_at = models.DateTimeField("登记时间")
    registered_by_label = models.CharField("登记人", max_length=120)
    changed_at = models.DateTimeField("状态时间")

    class Meta:
        """One serves and one is on trial, at most."""

        verbose_name = verbose_name_plural = "模型登记"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["task", "provider"],
                condition=Q(state=ReleaseState.SERVING),
                name="release_one_serves",
            ),
            models.UniqueConstraint(
                fields=["task", "provider"],
                condition=Q(state=ReleaseState.CANARY),
                name="release_one_canary",
            ),
            models.CheckConstraint(
                name="release_share_is_the_canarys",
                condition=Q(state=ReleaseState.CANARY, share__gte=1, share__lte=50)
                | (~Q(state=ReleaseState.CANARY) & Q(share=0)),
            ),
        )

    def __str__(self) -> str:
        """Name the model."""
        return f"{self.model} {self.version}".strip()

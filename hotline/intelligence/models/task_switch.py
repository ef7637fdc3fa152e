"""Whether models may be asked for a task."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.intelligence.rules.tasks import TASK_LABELS


class TaskSwitch(GuardedModel):
    """A task's switch (开关); a task without a row is on, and does nothing without a provider."""

    task = models.CharField("任务", max_length=20, primary_key=True, choices=[*TASK_LABELS.items()])
    is_on = models.BooleanField("启用")
    reason = models.CharField("原因", max_length=200, blank=True, default="")
    changed_at = models.DateTimeField("修改时间")
    changed_by_label = models.CharField("修改人", max_length=120)

    class Meta:
        """One row a task."""

        verbose_name = verbose_name_plural = "智能任务开关"

    def __str__(self) -> str:
        """Name the task."""
        return self.task

"""For which class of cases a model may act without a person."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.intelligence.rules.tasks import TASK_LABELS


class ActingPolicy(GuardedModel):
    """A permission to act alone (自动执行); there is none until somebody gives it.

    The precision is what was proven on that day; it is looked at again at every use.
    """

    task = models.CharField("任务", max_length=20, choices=[*TASK_LABELS.items()])
    class_key = models.CharField("类别", max_length=60)
    is_on = models.BooleanField("允许")
    accepted = models.PositiveIntegerField("采纳数")
    judged = models.PositiveIntegerField("评价数")
    reason = models.CharField("理由", max_length=200)
    changed_at = models.DateTimeField("修改时间")
    changed_by_label = models.CharField("修改人", max_length=120)

    class Meta:
        """One row a class of a task."""

        verbose_name = verbose_name_plural = "自动执行许可"
        constraints = (
            models.UniqueConstraint(fields=["task", "class_key"], name="acting_policy_once"),
        )

    def __str__(self) -> str:
        """Name the class."""
        return f"{self.task} {self.class_key}"

"""The append-only log of everything that happened; it outlives the rows it speaks of."""

from django.db import models

from hotline.core.guarded import GuardedModel


class Event(GuardedModel):
    """One happening: who, what, when, to what, within which citizen's story.

    ``happened_at`` is the business time, ``recorded_at`` the clock. No foreign keys.
    """

    kind = models.CharField("类型", max_length=64)
    subject_type = models.CharField("对象类型", max_length=32)
    subject_id = models.CharField("对象", max_length=64)
    actor_id = models.BigIntegerField("操作人编号", null=True)
    actor_label = models.CharField("操作人", max_length=80)
    happened_at = models.DateTimeField("发生时间")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)
    correlation_id = models.UUIDField("关联编号", null=True)
    details = models.JSONField("详情", default=dict)

    class Meta:
        """In the order of writing; found by subject, by story, by time and by whoever acted."""

        verbose_name = verbose_name_plural = "事件"
        ordering = ("id",)
        indexes = (
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_by_subject"),
            models.Index(fields=["correlation_id"], name="event_by_story"),
            models.Index(fields=["kind", "happened_at"], name="event_by_kind"),
            models.Index(fields=["happened_at", "id"], name="event_by_time"),
            models.Index(
                fields=["actor_id", "happened_at"],
                name="event_by_actor",
                condition=models.Q(actor_id__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the happening and its subject."""
        return f"{self.kind} {self.subject_type}:{self.subject_id}"

"""The door through which call control reports: it inserts, this side absorbs."""

from typing import Any

from django.db import models
from django.db.models.functions import Now

from contracts.call_events import TABLE


class CallEventRow(models.Model):
    """One happening of a call, as ``contracts.call_events`` says; inserted by plain SQL.

    Once absorbed, the caller's number in ``details`` is masked. A row that could not be
    absorbed says why in ``trouble`` and is tried again at ``retry_at``.
    """

    event_id = models.UUIDField("事件编号", unique=True)
    kind = models.CharField("类型", max_length=40)
    call_id = models.UUIDField("通话", null=True)
    happened_at = models.DateTimeField("发生时间")
    details = models.JSONField("详情")
    recorded_at = models.DateTimeField("写入时间", db_default=Now())
    absorbed_at = models.DateTimeField("吸收时间", null=True)
    attempts = models.PositiveIntegerField("尝试次数", db_default=0)
    trouble = models.TextField("未能吸收的原因", db_default="", blank=True)
    retry_at = models.DateTimeField("重试时间", null=True)

    class Meta:
        """Only rows that wait are indexed, in the order they came."""

        db_table = TABLE
        verbose_name = verbose_name_plural = "话务事件"
        indexes = (
            models.Index(
                fields=["id"],
                condition=models.Q(absorbed_at__isnull=True),
                name="call_event_waiting",
            ),
            models.Index(fields=["call_id"], name="call_event_of_call"),
        )

    def __str__(self) -> str:
        """Name kind and call."""
        return f"{self.kind} {self.call_id}"

    def as_dict(self) -> dict[str, Any]:
        """Return the row as ``parse_call_event`` wants it."""
        return {
            **self.details,
            "event_id": self.event_id,
            "kind": self.kind,
            "call_id": self.call_id,
            "happened_at": self.happened_at,
        }

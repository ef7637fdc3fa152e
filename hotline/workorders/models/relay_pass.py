"""A leave to speak with a citizen once, without knowing their number."""

import uuid

from django.db import models
from django.db.models import F, Q

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class RelayPass(GuardedModel):
    """One pass (中转通话凭证): one person, one order, a few minutes, one call."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(
        WorkOrder, models.PROTECT, related_name="relay_passes", db_index=False
    )
    phone = SealedTextField("接听电话")
    """Which rings first: the handler's own."""
    reason = models.CharField("通话事由", max_length=200)
    asked_at = models.DateTimeField("申请时间")
    asked_by_id = models.BigIntegerField("申请人编号")
    asked_by_label = models.CharField("申请人", max_length=80)
    valid_until = models.DateTimeField("有效期至")
    used_at = models.DateTimeField("拨打时间", null=True)
    call_id = models.UUIDField("通话", null=True, unique=True)

    class Meta:
        """It is used once, with the call it was used for."""

        verbose_name = verbose_name_plural = "中转通话凭证"
        ordering = ("asked_at", "id")
        indexes = (models.Index(fields=["order", "asked_by_id", "asked_at"], name="relay_count"),)
        constraints = (
            models.CheckConstraint(
                name="relay_pass_use_is_whole",
                condition=Q(used_at__isnull=True, call_id__isnull=True)
                | Q(used_at__gte=F("asked_at"), call_id__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"中转通话 {self.pk}"

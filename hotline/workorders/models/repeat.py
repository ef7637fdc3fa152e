"""One more call about the same thing."""

from django.db import models

from hotline.contacts.models import Contact
from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder
from hotline.workorders.rules.registration import MAX_TEXT


class Repeat(GuardedModel):
    """A citizen's repeated call (重复来话), kept with the order that is being handled anyway."""

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="repeats")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="+")
    note = models.CharField("补充情况", max_length=MAX_TEXT)
    repeated_at = models.DateTimeField("来话时间")
    noted_by_id = models.BigIntegerField("记录人编号", null=True)
    noted_by_label = models.CharField("记录人", max_length=80)

    class Meta:
        """Oldest first; one call is kept with an order once."""

        verbose_name = verbose_name_plural = "重复来话"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["order", "contact"], name="repeat_once_a_contact"),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"重复来话 {self.pk}"

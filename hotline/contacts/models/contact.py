"""One approach of a citizen."""

from django.db import models

from hotline.citizens.models import Citizen
from hotline.contacts.rules.channels import CHANNEL_LABELS
from hotline.core.guarded import GuardedModel


class Contact(GuardedModel):
    """A contact (来话): one approach on one channel, answered by one operator.

    ``call_id`` is a bare id: contacts do not know what a call is. ``citizen`` is empty
    when the number was withheld.
    """

    channel = models.CharField(
        "渠道", max_length=16, choices=[(each.value, zh) for each, zh in CHANNEL_LABELS.items()]
    )
    citizen = models.ForeignKey(
        Citizen, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    call_id = models.UUIDField("通话", null=True, unique=True)
    correlation_id = models.UUIDField("关联编号", db_index=True)
    operator_id = models.BigIntegerField("热线员", null=True)
    opened_at = models.DateTimeField("开始时间")
    closed_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        """Found by citizen, newest first; never closed before it opened."""

        verbose_name = verbose_name_plural = "来话"
        indexes = (models.Index(fields=["citizen", "-opened_at"], name="contact_of_citizen"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True)
                | models.Q(closed_at__gte=models.F("opened_at")),
                name="contact_closes_after_opening",
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"来话 {self.pk}"

"""What the hotline and a department write to each other about an order."""

from django.db import models
from django.db.models import F, Q

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.work_order import WorkOrder


class OrderMessage(GuardedModel):
    """One message (留言) of the thread between the hotline and one department.

    Another department that has the order later never sees it. ``read_at`` is when somebody
    of the other side first read it. The words may name the citizen, so they are sealed.
    """

    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="messages")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    is_from_department = models.BooleanField("承办单位所写")
    text = SealedTextField("内容")
    written_at = models.DateTimeField("发送时间")
    written_by_id = models.BigIntegerField("发送人编号", null=True)
    written_by_label = models.CharField("发送人", max_length=80)
    read_at = models.DateTimeField("对方阅读时间", null=True)
    read_by_label = models.CharField("阅读人", max_length=80, blank=True, default="")

    class Meta:
        """Oldest first; what nobody has read yet is found without a scan."""

        verbose_name = verbose_name_plural = "工单留言"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["department", "order"],
                name="order_message_unread",
                condition=Q(read_at__isnull=True),
            ),
        )
        constraints = (
            models.CheckConstraint(name="order_message_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="order_message_read_is_whole",
                condition=Q(read_at__isnull=True, read_by_label="")
                | Q(read_at__gte=F("written_at")) & ~Q(read_by_label=""),
            ),
        )

    def __str__(self) -> str:
        """Name the row; its words are nobody else's."""
        return f"留言 {self.pk}"

"""Who was told, and what they answered."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.models.floor_message import FloorMessage


class FloorReceipt(GuardedModel):
    """One person's receipt (回执) of a message; empty until answered."""

    class Answer(models.TextChoices):
        """What the person pressed."""

        NOTED = "noted", "已知悉"
        COMING = "coming", "可以到岗"
        CANNOT = "cannot", "不能到岗"

    message = models.ForeignKey(FloorMessage, on_delete=models.PROTECT, related_name="receipts")
    operator_id = models.BigIntegerField("热线员")
    answer = models.CharField("回执", max_length=8, choices=Answer.choices, blank=True, default="")
    answered_at = models.DateTimeField("回执时间", null=True)

    class Meta:
        """Once per message and person; an answer has its time."""

        verbose_name = verbose_name_plural = "现场通知回执"
        constraints = (
            models.UniqueConstraint(fields=["message", "operator_id"], name="floor_receipt_once"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="floor_answer_says_when",
            ),
        )
        indexes = (
            models.Index(
                fields=["operator_id"],
                condition=models.Q(answer=""),
                name="floor_receipt_waiting",
            ),
        )

    def __str__(self) -> str:
        """Name message and person."""
        return f"{self.message_id} → {self.operator_id}"

"""That a citizen follows somebody else's case."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.messaging.models import Conversation
from hotline.workorders.models import WorkOrder


class Following(GuardedModel):
    """A receipt (关注) that shows how far an order of somebody else has come, and no more."""

    conversation = models.OneToOneField(Conversation, models.PROTECT, related_name="following")
    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="followings")
    followed_at = models.DateTimeField("关注时间")

    class Meta:
        """One order a receipt."""

        verbose_name = verbose_name_plural = "关注"

    def __str__(self) -> str:
        """Name both."""
        return f"{self.conversation_id} → {self.order_id}"

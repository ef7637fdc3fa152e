"""A citizen's words as they came, where what the order shows is not exactly them."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class OriginalWords(GuardedModel):
    """The letter as it came (原文): control characters, marks of direction, blank edges and all.

    The order itself shows cleaned words. Most need no cleaning and have no row here; an empty
    field says that the order's own is exact. Sealed, so that even NUL can be kept.
    """

    order = models.OneToOneField(WorkOrder, models.PROTECT, related_name="original_words")
    event = SealedTextField("事件经过原文", blank=True)
    demand = SealedTextField("诉求内容原文", blank=True)

    class Meta:
        """One row an order."""

        verbose_name = verbose_name_plural = "诉求原文"

    def __str__(self) -> str:
        """Name the order."""
        return str(self.order_id)

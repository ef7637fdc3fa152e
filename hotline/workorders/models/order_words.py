"""The words an order is found by."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.words_field import WordsField
from hotline.workorders.models.work_order import WorkOrder


class OrderWords(GuardedModel):
    """What an order says, cut into words (检索词); see ``docs/adr/0011-searching-orders.md``.

    A row of its own: a verb that writes the order's row would otherwise enter its two hundred
    words into the index again. No constraint in the database ties it to the order, since it
    can be made anew at any time. Kept in parts by month (``docs/adr/0012-parts-by-month.md``).
    """

    order = models.OneToOneField(
        WorkOrder, models.CASCADE, primary_key=True, related_name="words", db_constraint=False
    )
    day = models.DateField("登记日")
    """The day the order's number begins with; it never changes, so an order has one row."""
    words = WordsField("检索词")

    class Meta:
        """Found by any word."""

        verbose_name = verbose_name_plural = "检索词"
        indexes = (GinIndex(fields=["words"], name="order_words"),)

    def __str__(self) -> str:
        """Name the order."""
        return f"工单 {self.order_id} 的检索词"

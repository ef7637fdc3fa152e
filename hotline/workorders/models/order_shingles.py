"""What orders that say the same have in common."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.work_order import WorkOrder


class OrderShingles(GuardedModel):
    """The marks of an order's place and words, as ``rules/duplicates.marks_of`` makes them.

    Two orders that say nearly the same share marks; two that do not hardly ever do. Without a
    foreign key, like the words orders are searched by, and like them in parts by month.
    """

    order = models.OneToOneField(
        WorkOrder, models.CASCADE, primary_key=True, related_name="shingles", db_constraint=False
    )
    day = models.DateField("登记日")
    """The day the order's number begins with; it never changes, so an order has one row."""
    marks = ArrayField(models.IntegerField(), verbose_name="相似标记")

    class Meta:
        """Found by any mark."""

        verbose_name = verbose_name_plural = "相似标记"
        indexes = (GinIndex(fields=["marks"], name="order_shingles"),)

    def __str__(self) -> str:
        """Name the order."""
        return f"工单 {self.order_id} 的相似标记"

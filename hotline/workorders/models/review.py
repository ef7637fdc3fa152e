"""What the hotline said about a result."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hotline.core.guarded import GuardedModel
from hotline.workorders.models.result import Result


class Review(GuardedModel):
    """One review (审核) of one result; a refusal names what is missing."""

    result = models.OneToOneField(Result, models.PROTECT, related_name="review")
    is_approved = models.BooleanField("通过")
    missing = ArrayField(models.CharField(max_length=20), verbose_name="所缺内容", default=list)
    comment = models.CharField("审核意见", max_length=1000, blank=True, default="")
    reviewed_at = models.DateTimeField("审核时间")
    reviewed_by_id = models.BigIntegerField("审核人编号", null=True)
    reviewed_by_label = models.CharField("审核人", max_length=80)

    class Meta:
        """A result is reviewed once; a refusal says why."""

        verbose_name = verbose_name_plural = "结果审核"
        indexes = (
            models.Index(
                fields=["reviewed_at"], name="review_refused", condition=Q(is_approved=False)
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="review_refusal_says_why",
                condition=Q(is_approved=True, missing=[])
                | Q(is_approved=False) & ~Q(missing=[]) & ~Q(comment=""),
            ),
        )

    def __str__(self) -> str:
        """Name the result."""
        return f"审核 {self.result_id}"

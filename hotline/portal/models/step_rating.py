"""What a citizen thinks of one step of their case."""

from django.db import models
from django.db.models import Q

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.portal.rules.ratings import BEST, STEP_LABELS, WORST


class StepRating(GuardedModel):
    """One to five stars for a step (分步评价); a later one of the same step replaces it."""

    number = models.CharField("编号", max_length=20)
    """The order's, or the receipt's while there is no order."""
    step = models.CharField("环节", max_length=10, choices=[*STEP_LABELS.items()])
    rating = models.PositiveSmallIntegerField("评分")
    is_solved = models.BooleanField("是否解决", null=True)
    comment = SealedTextField("意见", blank=True, default="")
    rated_at = models.DateTimeField("评价时间")

    class Meta:
        """One a step."""

        verbose_name = verbose_name_plural = "分步评价"
        constraints = (
            models.UniqueConstraint(fields=["number", "step"], name="rating_of_step"),
            models.CheckConstraint(
                name="rating_in_range", condition=Q(rating__gte=WORST, rating__lte=BEST)
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"分步评价 {self.pk}"

"""Two files that are one person's."""

from django.db import models
from django.db.models import Q

from hotline.citizens.models.citizen import Citizen
from hotline.citizens.rules.identities import LONGEST_NOTE, PROOF_LABELS
from hotline.core.guarded import GuardedModel


class Merging(GuardedModel):
    """A merge of citizens (合并档案): no row moves, so undoing it restores everything."""

    kept = models.ForeignKey(Citizen, models.PROTECT, related_name="mergings")
    absorbed = models.ForeignKey(Citizen, models.PROTECT, related_name="absorptions")
    reason = models.CharField("理由", max_length=LONGEST_NOTE)
    proof = models.CharField("依据", max_length=12, choices=[*PROOF_LABELS.items()])
    merged_at = models.DateTimeField("合并时间")
    merged_by_label = models.CharField("合并人", max_length=80)
    undone_at = models.DateTimeField("撤销时间", null=True)
    undone_by_label = models.CharField("撤销人", max_length=80, blank=True, default="")

    class Meta:
        """A file is absorbed by one other at a time."""

        verbose_name = verbose_name_plural = "市民档案合并"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["absorbed"], condition=Q(undone_at__isnull=True), name="merged_into_one"
            ),
        )

    def __str__(self) -> str:
        """Name the row."""
        return f"合并 {self.pk}"

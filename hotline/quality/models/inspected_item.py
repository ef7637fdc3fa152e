"""One item of one inspection: the machine's word, and the person's."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.quality.models.inspection import Inspection
from hotline.quality.rules.verdicts import VERDICT_LABELS, Verdict


class InspectedItem(GuardedModel):
    """An item (评分项): two verdicts side by side, never the one in place of the other.

    The evidence is sealed, since it quotes what people said; it goes when the recording goes.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("次序")
    code = models.CharField("评分项", max_length=30)
    label = models.CharField("名称", max_length=20)
    most = models.PositiveSmallIntegerField("分值")
    is_red_line = models.BooleanField("一票否决项", default=False)
    machine_verdict = models.CharField("机器结论", max_length=16, choices=[*VERDICT_LABELS.items()])
    machine_points = models.FloatField("机器分", null=True)
    confidence = models.FloatField("把握", default=0)
    why = models.CharField("依据", max_length=120, blank=True, default="")
    evidence = SealedTextField("证据", blank=True, default="")
    """JSON: a list of ``Evidence``."""
    person_verdict = models.CharField(
        "质检结论", max_length=16, choices=[*VERDICT_LABELS.items()], blank=True, default=""
    )
    person_points = models.FloatField("质检分", null=True)
    reason = models.CharField("理由", max_length=300, blank=True, default="")
    is_agreed = models.BooleanField("与机器一致", null=True)
    """By the verdict in force; None where the machine said nothing, or nobody has looked."""

    class Meta:
        """In the scorecard's order; each item once."""

        verbose_name = verbose_name_plural = "评分项"
        ordering = ("inspection", "position")
        constraints = (
            models.UniqueConstraint(fields=["inspection", "code"], name="inspected_item_once"),
            models.CheckConstraint(
                name="inspected_item_within_its_points",
                condition=(
                    models.Q(machine_points__isnull=True)
                    | models.Q(machine_points__gte=0, machine_points__lte=models.F("most"))
                )
                & (
                    models.Q(person_points__isnull=True)
                    | models.Q(person_points__gte=0, person_points__lte=models.F("most"))
                ),
            ),
            models.CheckConstraint(
                name="inspected_item_unjudged_has_no_points",
                condition=~models.Q(machine_verdict=Verdict.UNJUDGED)
                | models.Q(machine_points__isnull=True),
            ),
        )

    def __str__(self) -> str:
        """Name the item."""
        return f"{self.inspection_id} {self.code}"

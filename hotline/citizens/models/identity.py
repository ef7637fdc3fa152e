"""By what a citizen is known in the written channels."""

from django.db import models

from hotline.citizens.models.citizen import Citizen
from hotline.citizens.rules.identities import IDENTITY_LABELS, PROOF_LABELS
from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel


class Identity(GuardedModel):
    """An open id or a mail address (身份) that proved to be the citizen's, sealed at rest."""

    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="identities")
    kind = models.CharField("类别", max_length=8, choices=[*IDENTITY_LABELS.items()])
    value = SealedTextField("标识")
    value_index = models.CharField("标识索引", max_length=64)
    proof = models.CharField("依据", max_length=12, choices=[*PROOF_LABELS.items()])
    linked_at = models.DateTimeField("关联时间")
    linked_by_label = models.CharField("关联人", max_length=80)

    class Meta:
        """An identity is one citizen's."""

        verbose_name = verbose_name_plural = "市民身份"
        constraints = (
            models.UniqueConstraint(fields=["kind", "value_index"], name="identity_of_one"),
        )

    def __str__(self) -> str:
        """Name the row, not the person."""
        return f"身份 {self.pk}"

"""What was said in a call, in words (通话文字)."""

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.telephony.models.call import Call


class Caption(GuardedModel):
    """One party's words without a pause; seconds are the recording's.

    Sealed, since citizens say names and numbers; it goes when the recording goes.
    """

    class Party(models.TextChoices):
        """Whose channel it was."""

        CITIZEN = "citizen", "市民"
        OPERATOR = "operator", "热线员"

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="captions")
    party = models.CharField("说话人", max_length=8, choices=Party.choices)
    begins_at = models.FloatField("起（秒）")
    ends_at = models.FloatField("止（秒）")
    text = SealedTextField("文字")
    provider = models.CharField("识别引擎", max_length=40)
    is_live = models.BooleanField("通话中识别", default=True)
    heard_at = models.DateTimeField("写下时间")

    class Meta:
        """In the order of the talk; the same words once."""

        verbose_name = verbose_name_plural = "通话文字"
        ordering = ("begins_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["call", "begins_at", "party", "is_live"], name="caption_once"
            ),
            models.CheckConstraint(
                condition=models.Q(begins_at__gte=0, ends_at__gte=models.F("begins_at")),
                name="caption_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(party__in=["citizen", "operator"]), name="caption_has_a_party"
            ),
        )

    def __str__(self) -> str:
        """Name the stretch, not the words."""
        return f"{self.party} {self.begins_at}-{self.ends_at}"

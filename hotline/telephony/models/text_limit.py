"""How many text contacts an operator has at once."""

from django.db import models

from hotline.core.guarded import GuardedModel
from hotline.telephony.rules.text_limits import FEWEST, MOST


class TextLimit(GuardedModel):
    """A limit (文字会话容量) of an operator in a skill, such as ``queue:texts``.

    Who has none has the usual number.
    """

    operator_id = models.BigIntegerField("热线员")
    skill = models.CharField("技能", max_length=40)
    most = models.PositiveSmallIntegerField("同时会话数")

    class Meta:
        """Once per operator and skill."""

        verbose_name = verbose_name_plural = "文字会话容量"
        constraints = (
            models.UniqueConstraint(fields=["operator_id", "skill"], name="text_limit_once"),
            models.CheckConstraint(
                condition=models.Q(most__gte=FEWEST, most__lte=MOST), name="text_limit_0_to_9"
            ),
        )

    def __str__(self) -> str:
        """Name operator and skill."""
        return f"{self.operator_id} {self.skill}={self.most}"

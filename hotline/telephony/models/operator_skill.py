"""What an operator can answer."""

from django.db import models

from hotline.core.guarded import GuardedModel


class OperatorSkill(GuardedModel):
    """A skill (技能) with its level 1-5: ``lang:en``, ``queue:general``."""

    operator_id = models.BigIntegerField("热线员")
    skill = models.CharField("技能", max_length=40)
    level = models.PositiveSmallIntegerField("等级")

    class Meta:
        """Once per operator and skill."""

        verbose_name = verbose_name_plural = "热线员技能"
        constraints = (
            models.UniqueConstraint(fields=["operator_id", "skill"], name="skill_once"),
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5), name="skill_level_1_to_5"
            ),
        )

    def __str__(self) -> str:
        """Name operator and skill."""
        return f"{self.operator_id} {self.skill}={self.level}"

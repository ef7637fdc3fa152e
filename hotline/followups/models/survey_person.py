"""Who was drawn for a survey."""

from uuid import uuid4

from django.db import models

from hotline.core.crypto.fields import SealedTextField
from hotline.core.guarded import GuardedModel
from hotline.followups.models.survey import Survey
from hotline.followups.rules.surveys.inviting import INVITED_LABELS
from hotline.followups.rules.surveys.people import PERSON_LABELS, PersonState
from hotline.workorders.models import WorkOrder


class SurveyPerson(GuardedModel):
    """One citizen of a sample, and what they answered (sealed, as JSON).

    ``key`` is the unguessable end of the link under which they answer by themselves, once.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="people")
    position = models.PositiveIntegerField("抽样次序")
    stratum = models.CharField("层", max_length=60, blank=True, default="")
    order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="+")
    number = SealedTextField("号码")
    number_index = models.CharField("号码索引", max_length=64)
    number_masked = models.CharField("号码（脱敏）", max_length=20)
    key = models.CharField("答卷链接", max_length=40, unique=True)
    state = models.CharField(
        "状态", max_length=12, default=PersonState.WAITING, choices=[*PERSON_LABELS.items()]
    )
    answers = SealedTextField("答案", blank=True, default="")
    way = models.CharField("途径", max_length=8, blank=True, default="")
    asked_at = models.DateTimeField("征询时间", null=True)
    invited_at = models.DateTimeField("邀请时间", null=True)
    invited_by = models.CharField(
        "邀请途径",
        max_length=10,
        blank=True,
        default="",
        db_default="",
        choices=[*INVITED_LABELS.items()],
    )
    """The channel the link went by, or why there was none."""
    settled_at = models.DateTimeField("完成时间", null=True)
    settled_by_label = models.CharField("记录人", max_length=80, blank=True, default="")

    class Meta:
        """Each number once; what is settled says when."""

        verbose_name = verbose_name_plural = "调查对象"
        ordering = ("survey", "position")
        constraints = (
            models.UniqueConstraint(fields=["survey", "number_index"], name="survey_number_once"),
            models.CheckConstraint(
                name="survey_answered_has_answers",
                condition=~models.Q(state=PersonState.ANSWERED)
                | ~models.Q(answers="") & models.Q(settled_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Name survey and place."""
        return f"{self.survey_id} #{self.position}"

"""Which unit below a department, or which person, has an order inside it."""

from django.db import models
from django.db.models import F, Q

from hotline.core.guarded import GuardedModel
from hotline.organizations.models import Department
from hotline.workorders.models.assignment import Assignment


class Allotment(GuardedModel):
    """One step of a department handing an order down (分派): to a unit, or to a person.

    The open ones, oldest first, are the way from the department to whoever works on it;
    towards the hotline the department goes on answering for the order.
    """

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="allotments")
    unit = models.ForeignKey(Department, models.PROTECT, related_name="+", db_index=False)
    """The unit that has it, or that the person belongs to."""
    person_id = models.BigIntegerField("经办人编号", null=True)
    person_label = models.CharField("经办人", max_length=80, blank=True, default="")
    note = models.CharField("分派说明", max_length=1000, blank=True, default="")
    allotted_at = models.DateTimeField("分派时间")
    allotted_by_id = models.BigIntegerField("分派人编号", null=True)
    allotted_by_label = models.CharField("分派人", max_length=80)
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        """A person has a name; what ended ended later; what a unit has is found at once."""

        verbose_name = verbose_name_plural = "分派"
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=["unit"], name="allotment_of_unit", condition=Q(ended_at__isnull=True)
            ),
            models.Index(
                fields=["person_id"],
                name="allotment_of_person",
                condition=Q(ended_at__isnull=True, person_id__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="allotment_person_has_a_name",
                condition=Q(person_id__isnull=True, person_label="")
                | Q(person_id__isnull=False) & ~Q(person_label=""),
            ),
            models.CheckConstraint(
                name="allotment_times_in_order",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("allotted_at")),
            ),
        )

    def __str__(self) -> str:
        """Name the unit, and the person by number."""
        return f"{self.assignment_id} → {self.unit_id}/{self.person_id or '-'}"

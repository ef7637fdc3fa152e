"""A body that handles work orders."""

from django.db import models

from hotline.core.hand_edited import HandEdited
from hotline.organizations.rules.kinds import KIND_LABELS, Kind


class Department(HandEdited):
    """A department (承办单位): a bureau, a district government, or a public utility.

    The bodies an order can only be forwarded to (转办) are rows too, of another kind: they
    hold orders like departments do, but have no accounts here.
    """

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("名称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=20)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    duties = models.TextField("职责", blank=True, default="")
    contact_hours = models.CharField(
        "联系时间", max_length=80, blank=True, default="", db_default=""
    )
    kind = models.CharField(
        "类别",
        max_length=12,
        choices=[*KIND_LABELS.items()],
        default=Kind.DEPARTMENT,
        db_default=Kind.DEPARTMENT,
    )
    position = models.PositiveIntegerField("排序", default=0)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        """In the order of the city's file."""

        verbose_name = verbose_name_plural = "承办单位"
        ordering = ("position", "code")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="department_not_its_own_parent",
            ),
        )

    def __str__(self) -> str:
        """Name it."""
        return self.name

    @property
    def is_outside(self) -> bool:
        """Tell whether orders are forwarded to it (转办) instead of dispatched."""
        return self.kind != Kind.DEPARTMENT

"""Who acts in which role, and where."""

from django.db import models

from hotline.accounts.models.user import User
from hotline.accounts.rules.roles import LABELS, Role


class RoleGrant(models.Model):
    """One role for one account; the scope is empty (whole hotline) or one department.

    ``scope_key`` is a department's id as text, ``scope_label`` its name when granted:
    departments are a domain above this one.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(
        "角色", max_length=32, choices=[(role.value, label) for role, label in LABELS.items()]
    )
    scope_kind = models.CharField("范围类型", max_length=16, default="", blank=True)
    scope_key = models.CharField("范围", max_length=32, default="", blank=True)
    scope_label = models.CharField("范围名称", max_length=80, default="", blank=True)

    class Meta:
        """Once per role and scope; handlers always belong to a department."""

        verbose_name = verbose_name_plural = "角色授予"
        constraints = (
            models.UniqueConstraint(
                fields=["user", "role", "scope_kind", "scope_key"], name="grant_once"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=[each.value for each in Role]), name="grant_known_role"
            ),
            models.CheckConstraint(
                condition=models.Q(scope_kind="", scope_key="")
                | (models.Q(scope_kind="department") & ~models.Q(scope_key="")),
                name="grant_scope_is_whole",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="handler") | models.Q(scope_kind="department"),
                name="handler_has_department",
            ),
        )

    def __str__(self) -> str:
        """Name the role and its scope."""
        return f"{LABELS[Role(self.role)]} {self.scope_kind}:{self.scope_key}".rstrip(": ")

"""The visitor: the signed-in account as every action and query sees it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hotline.accounts.permission_registry import Permission
from hotline.accounts.rules.roles import DEPARTMENT, LABELS, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role and where it holds: ``scope_kind`` is empty for the whole hotline."""

    role: Role
    scope_kind: str = ""
    scope_key: str = ""
    scope_label: str = field(default="", compare=False)
    """The department's name, for people."""


def words_of(grants: Iterable[Grant]) -> list[str]:
    """Say each role and where it holds, such as ``市城管局经办人``, in the order of roles."""
    held = sorted(grants, key=lambda each: each.scope_key)
    return [
        each.scope_label + label
        for role, label in LABELS.items()
        for each in held
        if each.role is role
    ]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking, and in which roles; also the actor in the event log."""

    user_id: int
    username: str
    display_name: str
    grants: frozenset[Grant]

    @property
    def actor_id(self) -> int:
        """The account's id."""
        return self.user_id

    @property
    def actor_label(self) -> str:
        """Name and roles, such as ``王芳（热线员）`` or ``赵敏（市城管局经办人）``."""
        labels = words_of(self.grants)
        return f"{self.display_name}（{'、'.join(labels)}）" if labels else self.display_name

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held anywhere."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def department_ids(self) -> frozenset[int]:
        """The departments some role is limited to."""
        return frozenset(
            int(grant.scope_key) for grant in self.grants if grant.scope_kind == DEPARTMENT
        )

    def has(self, permission: Permission) -> bool:
        """Tell whether any role held gives the permission."""
        return bool(permission.roles & self.roles)

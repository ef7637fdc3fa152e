"""Every permission (权限) of the house: a name, a Chinese label, and the roles that have it.

Each domain defines its own in ``permissions.py``; nothing else decides what a role may do.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hotline.accounts.rules.roles import Role

_permissions: dict[str, "Permission"] = {}


@dataclass(frozen=True, slots=True)
class Permission:
    """One thing that may be done, such as ``workorders.dispatch`` (派单)."""

    name: str
    label: str
    roles: frozenset[Role]


def define(name: str, label: str, roles: AbstractSet[Role]) -> Permission:
    """Define a permission once.

    Raises:
        ValueError: the name is taken by another definition.

    """
    permission = Permission(name, label, frozenset(roles))
    if _permissions.setdefault(name, permission) != permission:
        msg = f"permission {name} is defined twice"
        raise ValueError(msg)
    return permission


def all_permissions() -> tuple[Permission, ...]:
    """Return every permission, by name."""
    return tuple(_permissions[name] for name in sorted(_permissions))


def permissions_of(roles: AbstractSet[Role]) -> tuple[Permission, ...]:
    """Return what any of these roles may do, by name."""
    return tuple(each for each in all_permissions() if each.roles & roles)

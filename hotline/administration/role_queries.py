"""Read what each role may do from what decides it: the permissions, and the workflow's table."""

from collections.abc import Iterator
from dataclasses import dataclass

from hotline.accounts.models import RoleGrant
from hotline.accounts.permission_registry import Permission, permissions_of
from hotline.accounts.rules.roles import LABELS, Role, needs_department
from hotline.administration.rules.role_words import DOMAIN_LABELS, PURPOSES, domain_of
from hotline.workorders.permissions import VERBS
from hotline.workorders.rules.secrecy import LEVELS
from hotline.workorders.rules.workflow import STATE_LABELS, TABLE


@dataclass(frozen=True, slots=True)
class MayDo:
    """One thing a role may do, and in which states of an order when it is a verb of it."""

    name: str
    label: str
    states: list[str]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who has the role."""

    user_id: int
    display_name: str
    username: str
    scope_label: str


@dataclass(frozen=True, slots=True)
class RoleBook:
    """One role as its page tells it."""

    role: Role
    label: str
    purpose: str
    needs_department: bool
    groups: list[tuple[str, list[MayDo]]]
    levels: list[str]
    """The security levels of orders it may see."""
    holders: list[Holder]


def list_roles() -> list[RoleBook]:
    """Return every role, in the house's order, with the active people who have it."""
    holders = _holders()
    return [
        RoleBook(
            role,
            label,
            PURPOSES[role],
            needs_department(role),
            list(_groups(role)),
            [level.label for level in LEVELS.values() if role in level.roles],
            holders.get(role, []),
        )
        for role, label in LABELS.items()
    ]


def _groups(role: Role) -> Iterator[tuple[str, list[MayDo]]]:
    found: dict[str, list[Permission]] = {}
    for each in permissions_of({role}):
        found.setdefault(domain_of(each.name), []).append(each)
    order = [*DOMAIN_LABELS, *(each for each in found if each not in DOMAIN_LABELS)]
    for domain in order:
        if domain in found:
            may = [MayDo(each.name, each.label, _states(each, role)) for each in found[domain]]
            yield DOMAIN_LABELS.get(domain, domain), may


def _states(permission: Permission, role: Role) -> list[str]:
    return [
        STATE_LABELS[state]
        for (state, verb), row in TABLE.items()
        if VERBS[verb] == permission and role in row.roles
    ]


def _holders() -> dict[Role, list[Holder]]:
    grants = RoleGrant.objects.filter(user__is_active=True, user__is_robot=False)
    found: dict[Role, list[Holder]] = {}
    for each in grants.select_related("user").order_by("user__display_name", "user_id"):
        holder = Holder(each.user_id, each.user.display_name, each.user.username, each.scope_label)
        found.setdefault(Role(each.role), []).append(holder)
    return found

"""The door of roles: each in Chinese, what it may do, who has it."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires
from hotline.administration.api.routing import router
from hotline.administration.permissions import MANAGE_PEOPLE
from hotline.administration.role_queries import RoleBook, list_roles


class MayDoOut(Schema):
    """One thing a role may do; ``states`` are those of an order, for a verb of the workflow."""

    name: str
    label: str
    states: list[str]


class MayDoGroup(Schema):
    """What belongs to one part of the platform."""

    label: str
    items: list[MayDoOut]


class HolderOut(Schema):
    """Somebody who has the role."""

    id: int
    display_name: str
    username: str
    scope_label: str


class RoleBookOut(Schema):
    """One role."""

    role: str
    label: str
    purpose: str
    needs_department: bool
    groups: list[MayDoGroup]
    levels: list[str]
    holders: list[HolderOut]


@router.get("/administration/roles", auth=Requires(MANAGE_PEOPLE))
def get_roles(request: HttpRequest) -> list[RoleBookOut]:  # noqa: ARG001 - ninja passes it
    """Return every role with what decides its rights, as the platform itself reads it."""
    return [_view(each) for each in list_roles()]


def _view(each: RoleBook) -> RoleBookOut:
    return RoleBookOut(
        role=each.role,
        label=each.label,
        purpose=each.purpose,
        needs_department=each.needs_department,
        levels=each.levels,
        groups=[
            MayDoGroup(
                label=label,
                items=[
                    MayDoOut(name=may.name, label=may.label, states=may.states) for may in items
                ],
            )
            for label, items in each.groups
        ],
        holders=[
            HolderOut(
                id=one.user_id,
                display_name=one.display_name,
                username=one.username,
                scope_label=one.scope_label,
            )
            for one in each.holders
        ],
    )

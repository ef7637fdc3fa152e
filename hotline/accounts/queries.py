"""Load visitors and accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.rules.roles import DEPARTMENT, Role
from hotline.accounts.rules.usernames import normalize_username
from hotline.accounts.visitor import Grant, Visitor
from hotline.core.errors import NotFound

PASSWORD_LIFETIME = timedelta(days=90)
"""GB/T 22239-2019 8.1.4.1 a asks for periodic change; the length is the house's policy."""


@dataclass(frozen=True, slots=True)
class PersonIn:
    """Somebody with a role in a department."""

    user_id: int
    display_name: str
    department_id: int


def password_is_stale(user: User, moment: datetime) -> bool:
    """Tell whether the account may do nothing but change its password."""
    is_old = moment - user.password_changed_at > PASSWORD_LIFETIME
    return user.must_change_password or (is_old and not user.is_robot)


def visitor_for(user: User) -> Visitor:
    """Return the account as a visitor, with its grants as they are now."""
    return Visitor(
        user_id=user.pk,
        username=user.username,
        display_name=user.display_name,
        grants=frozenset(
            Grant(Role(each.role), each.scope_kind, each.scope_key, each.scope_label)
            for each in user.grants.all()
        ),
    )


def get_user(user_id: int) -> User:
    """Return one active account.

    Raises:
        NotFound: there is none, or it is switched off.

    """
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        msg = "账号不存在或已停用。"
        raise NotFound(msg)
    return user


def get_user_by_username(username: str) -> User | None:
    """Return the account of a name as people type it, active or not."""
    return User.objects.filter(username=normalize_username(username)).first()


def list_display_names(user_ids: Iterable[int]) -> dict[int, str]:
    """Return id → name people recognise, for accounts of any state."""
    return dict(User.objects.filter(pk__in=set(user_ids)).values_list("pk", "display_name"))


def list_people_in(role: Role, department_ids: Iterable[int]) -> list[PersonIn]:
    """Return the active people who have the role in these departments, by name."""
    keys = [str(each) for each in department_ids]
    grants = RoleGrant.objects.filter(role=role, scope_kind=DEPARTMENT, scope_key__in=keys)
    people = grants.filter(user__is_active=True, user__is_robot=False).select_related("user")
    return [
        PersonIn(each.user_id, each.user.display_name, int(each.scope_key))
        for each in people.order_by("user__display_name", "user_id")
    ]


def list_visitors() -> list[Visitor]:
    """Return every active account as a visitor, by name."""
    people = User.objects.filter(is_active=True).prefetch_related("grants")
    return [visitor_for(each) for each in people.order_by("display_name")]
